import { parseDuration } from "@keyward/core/text/duration";
import type { KeyPolicySpec } from "../types/key-policy.ts";

export interface Rotation {
  /** Age at which the active version is followed; undefined: on request only. */
  readonly everyMs: number | undefined;
  /** How long a retired version stays in JWKS and trust bundles. */
  readonly overlapMs: number;
}

const DEFAULT_OVERLAP_MS = 7 * 24 * 60 * 60_000;

/** @param spec of a policy that the API server took */
export function rotationOf({ rotation }: Pick<KeyPolicySpec, "rotation">): Rotation {
  const everyMs = rotation && parseDuration(rotation.every);
  const overlapMs =
    rotation?.overlap === undefined
      ? Math.min(DEFAULT_OVERLAP_MS, everyMs ?? DEFAULT_OVERLAP_MS)
      : parseDuration(rotation.overlap);
  return { everyMs, overlapMs };
}
