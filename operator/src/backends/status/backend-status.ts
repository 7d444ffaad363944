import type { KeyBackendStatus, SealStatus } from "@keyward/crds/types/backend/status";
import { latencyStep } from "../choice/order.ts";
import { BACKEND_TYPES, fieldOf } from "../kinds.ts";
import type { CheckedHealth, SlotView } from "../slot-view.ts";

/** A time of check that is older than this is brought up to date even if nothing else changed. */
const STALE_MS = 10 * 60_000;

type Rest = Omit<KeyBackendStatus, "conditions">;

/**
 * Status without conditions. Checks come twice a minute and latencies are never twice the same: both are written when there is something to
 * say.
 */
export function backendStatus(
  view: SlotView,
  generation: number,
  before: KeyBackendStatus | undefined,
  seal: SealStatus | undefined,
): Rest {
  const { spec, capabilities, health, current } = view;
  const field = fieldOf(spec);
  return {
    observedGeneration: generation,
    ...(field && { type: BACKEND_TYPES[field] }),
    ...(current &&
      capabilities && {
        protection: capabilities.protection,
        delivery: capabilities.delivery === "material" ? "Material" : "Remote",
        algorithms: [...capabilities.algorithms.keys()].sort(),
      }),
    ...(current && health && { detail: health.detail, ...checked(health, before) }),
    ...(seal && { seal }),
  };
}

function checked(health: CheckedHealth, before: KeyBackendStatus | undefined): Pick<Rest, "latency" | "checkedAt"> {
  const { latency, checkedAt } = before ?? {};
  if (latency !== undefined && checkedAt !== undefined) {
    const ageMs = health.checkedAtMs - Date.parse(checkedAt);
    const sameStep = latencyStep(Number.parseFloat(latency)) === latencyStep(health.latencyMs);
    if (sameStep && ageMs >= 0 && ageMs < STALE_MS) return { latency, checkedAt };
  }
  return { latency: latencyText(health.latencyMs), checkedAt: new Date(health.checkedAtMs).toISOString() };
}

/** Whole milliseconds, or tenths where it is quick. */
function latencyText(latencyMs: number): string {
  const digits = latencyMs < 10 ? 1 : 0;
  return `${Number(latencyMs.toFixed(digits))} ms`;
}
