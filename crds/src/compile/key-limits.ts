import type { KeyLimits, KeySizeLimits, SubjectKeyKind } from "@keyward/core/policy/profile";
import type { SubjectKeyRules } from "../types/profile/certificate-keys.ts";

/** Field sizes of the curves that the schema permits (FIPS 186-5; SP 800-186, 3.2.1). */
const CURVE_BITS = { "P-256": 256, "P-384": 384, "P-521": 521 } as const;

const KINDS: Readonly<Record<SubjectKeyRules["type"], SubjectKeyKind>> = {
  EC: "ecdsa",
  RSA: "rsa",
  Ed25519: "ed25519",
  Ed448: "ed448",
  "ML-DSA": "ml-dsa",
  "SLH-DSA": "slh-dsa",
};

/** @param rules as the schema and its rules leave them: one entry for each type, curves for EC, bits for RSA, sets for the lattices and hashes */
export function compileKeyLimits(rules: readonly SubjectKeyRules[]): KeyLimits {
  return new Map(rules.map((rule) => [KINDS[rule.type], limitsOf(rule)]));
}

function limitsOf(rule: SubjectKeyRules): KeySizeLimits {
  if (rule.type === "EC") return curveLimits(rule);
  return rule.type === "RSA" ? modulusLimits(rule) : setLimits(rule);
}

function curveLimits(rule: SubjectKeyRules): KeySizeLimits {
  const curves = rule.curves ?? [];
  const bits = curves.map((curve) => CURVE_BITS[curve]);
  return { minBits: Math.min(...bits), maxBits: Math.max(...bits), curves: new Set(curves) };
}

/** A limit that the CEL rules would have let through as absent permits nothing. */
function modulusLimits(rule: SubjectKeyRules): KeySizeLimits {
  return { minBits: rule.minBits ?? Number.POSITIVE_INFINITY, maxBits: rule.maxBits ?? 0, curves: undefined };
}

/** A key of one size counts as one of 0 bits, which is what certificates tell of it. */
function setLimits({ parameterSets }: SubjectKeyRules): KeySizeLimits {
  const limits = { minBits: 0, maxBits: 0, curves: undefined };
  return parameterSets === undefined
    ? limits
    : { ...limits, parameterSets: new Set(parameterSets.map((name) => name.toLowerCase())) };
}
