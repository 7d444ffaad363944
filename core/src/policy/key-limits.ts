import type { KeyLimits, SubjectKeyKind } from "./profile.ts";

/** What the limits look at in a public or private key. */
export interface KeyFacts {
  /** `rsa`, `ecdsa`, `ed25519`, `ed448`, or a parameter set as `ml-dsa-65`; any other name is refused as it stands. */
  readonly type: string;
  /** Modulus of an RSA key, field size of a curve; 0 for other types. */
  readonly bits: number;
  /** Of an ECDSA key, as `P-256`. */
  readonly curve: string | undefined;
}

/** Why a key is outside the limits. */
export type KeyFault =
  | { readonly kind: "unsupported"; readonly type: string }
  | { readonly kind: "not-listed"; readonly type: string }
  | { readonly kind: "too-small"; readonly limit: number; readonly bits: number }
  | { readonly kind: "too-big"; readonly limit: number; readonly bits: number }
  | { readonly kind: "other-curve"; readonly curve: string }
  | { readonly kind: "other-set"; readonly type: string };

const KINDS: readonly SubjectKeyKind[] = ["rsa", "ecdsa", "ed25519", "ed448"];

/** @returns the first reason against the key; undefined where it is within the limits */
export function findKeyFault(limits: KeyLimits, key: KeyFacts): KeyFault | undefined {
  const kind = kindOf(key.type);
  const limit = kind && limits.get(kind);
  if (limit === undefined) {
    const isOld = key.type === "rsa" || key.type === "ecdsa";
    return { kind: isOld ? "not-listed" : "unsupported", type: key.type };
  }
  if (key.bits < limit.minBits) return { kind: "too-small", limit: limit.minBits, bits: key.bits };
  if (key.bits > limit.maxBits) return { kind: "too-big", limit: limit.maxBits, bits: key.bits };
  const curve = key.curve ?? "";
  if (limit.curves !== undefined && !limit.curves.has(curve)) return { kind: "other-curve", curve };
  if (limit.parameterSets?.has(key.type) === false) return { kind: "other-set", type: key.type };
  return undefined;
}

function kindOf(type: string): SubjectKeyKind | undefined {
  if (type.startsWith("ml-dsa-")) return "ml-dsa";
  return type.startsWith("slh-dsa-") ? "slh-dsa" : KINDS.find((kind) => kind === type);
}

/** @returns a list for a person, for example "ecdsa P-256, P-384 or rsa of 3072 to 4096 bits" */
export function describeKeyLimits(limits: KeyLimits): string {
  const kinds = [...limits].map(([type, { minBits, maxBits, curves, parameterSets }]) => {
    if (parameterSets !== undefined) return [...parameterSets].join(", ");
    if (curves !== undefined) return `${type} ${[...curves].join(", ")}`;
    return type === "rsa" || type === "ecdsa" ? `${type} of ${minBits} to ${maxBits} bits` : type;
  });
  return kinds.length === 0 ? "no key at all" : kinds.join(" or ");
}

/** @returns the key in a few words, for example "ecdsa P-256" or "rsa of 2048 bits" */
export function describeKey(key: KeyFacts): string {
  if (key.curve !== undefined) return `${key.type} ${key.curve}`;
  return key.bits > 0 ? `${key.type} of ${key.bits} bits` : key.type;
}
