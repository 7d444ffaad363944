import { parseDuration } from "@keyward/core/text/duration";
import type { KeyPolicySpec } from "../types/key-policy.ts";
import type { RetentionRules } from "../types/policy/lifecycle.ts";

export interface Retention {
  /** How many retired versions stay; the oldest beyond are destroyed. */
  readonly keepVersions: number;
  /** Since retirement; undefined: nothing is destroyed by age. */
  readonly destroyAfterMs: number | undefined;
  /** Between the request to destroy a version and its end. */
  readonly waitingPeriodMs: number;
  /** Between a version's end and its leaving status. */
  readonly purgeAfterMs: number;
}

const DAY_MS = 24 * 60 * 60_000;

type ClassName = NonNullable<RetentionRules["class"]>;

const CLASSES: Readonly<Record<ClassName, Pick<Retention, "keepVersions" | "destroyAfterMs">>> = {
  Transient: { keepVersions: 1, destroyAfterMs: DAY_MS },
  Standard: { keepVersions: 5, destroyAfterMs: 365 * DAY_MS },
  Regulated: { keepVersions: 100, destroyAfterMs: 10 * 365 * DAY_MS },
  Permanent: { keepVersions: 100, destroyAfterMs: undefined },
};

/**
 * The class of a policy's retention, with what the policy says itself.
 * @param spec of a policy that the API server took
 */
export function retentionOf({ retention = {} }: Pick<KeyPolicySpec, "retention">): Retention {
  const ofClass = CLASSES[retention.class ?? "Standard"];
  return {
    keepVersions: retention.keepVersions ?? ofClass.keepVersions,
    destroyAfterMs: durationMs(retention.destroyAfter) ?? ofClass.destroyAfterMs,
    waitingPeriodMs: durationMs(retention.waitingPeriod) ?? 7 * DAY_MS,
    purgeAfterMs: durationMs(retention.purgeAfter) ?? 30 * DAY_MS,
  };
}

function durationMs(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseDuration(text);
}
