import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import { BACKEND_TYPES, type BackendType, fieldOf } from "../kinds.ts";
import type { SlotView } from "../slot-view.ts";

/** What is known of a backend when one is chosen. */
export interface Candidate {
  readonly kind: "KeyBackend" | "ClusterKeyBackend" | "BuiltIn";
  readonly name: string;
  readonly type: BackendType | undefined;
  /** Undefined until it was open once. */
  readonly capabilities: BackendCapabilities | undefined;
  /** Why the policy's namespace may have no keys made there, short; undefined: it may. */
  readonly barred: string | undefined;
  /** Why it is not ready, with the next step; undefined: it is. */
  readonly trouble: { readonly reason: string; readonly message: string } | undefined;
  /** Whether it permits what no production has. */
  readonly development: boolean;
  /** Of the last check; undefined: none yet. */
  readonly latencyMs: number | undefined;
}

/** What a view of a backend says of it, whoever asks. */
export function candidateOf({ id, spec, capabilities, fault, current, health }: SlotView): Omit<Candidate, "barred"> {
  const field = fieldOf(spec);
  return {
    kind: id.kind,
    name: id.name,
    type: field && BACKEND_TYPES[field],
    capabilities: current ? capabilities : undefined,
    development: spec.development === true,
    latencyMs: health?.latencyMs,
    trouble:
      fault !== undefined
        ? { reason: fault.fault, message: fault.message }
        : current && health !== undefined
          ? undefined
          : { reason: "Opening", message: "it is being opened. Next: wait" },
  };
}
