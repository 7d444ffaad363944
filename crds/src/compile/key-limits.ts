import type { KeyLimits, KeySizeLimits } from "@keyward/core/policy/profile";
import type { KeyRules } from "../types/crypto-profile.ts";

/** Field sizes of the curves that the schema permits (FIPS 186-5; SP 800-186, 3.2.1). */
const CURVE_BITS = { "P-256": 256, "P-384": 384, "P-521": 521 } as const;

/** @param rules as the schema and its rules leave them: one entry for each type, curves for EC, bits for RSA */
export function compileKeyLimits(rules: readonly KeyRules[]): KeyLimits {
  return new Map(
    rules.map((rule) => (rule.type === "EC" ? ["ecdsa", curveLimits(rule)] : ["rsa", modulusLimits(rule)])),
  );
}

function curveLimits(rule: KeyRules): KeySizeLimits {
  const curves = rule.curves ?? [];
  const bits = curves.map((curve) => CURVE_BITS[curve]);
  return { minBits: Math.min(...bits), maxBits: Math.max(...bits), curves: new Set(curves) };
}

/** A limit that the CEL rules would have let through as absent permits nothing. */
function modulusLimits(rule: KeyRules): KeySizeLimits {
  return { minBits: rule.minBits ?? Number.POSITIVE_INFINITY, maxBits: rule.maxBits ?? 0, curves: undefined };
}
