import { COMPOSITES } from "../../../algorithms/composite-signature.ts";
import { KEY_TYPES, type KeyType } from "../../../algorithms/key-type.ts";

/** NIST Computer Security Objects Register, 2.16.840.1.101.3.4: SLH-DSA from 3.20 on, in this order. */
const SLH_DSA = ["SHA2", "SHAKE"].flatMap((hash) =>
  ["128s", "128f", "192s", "192f", "256s", "256f"].map((size) => `SLH-DSA-${hash}-${size}`),
);

/** Types whose algorithm identifier is the type. Sources: RFC 8410, RFC 9881, RFC 9909, RFC 9935; composites: their draft */
const OIDS: ReadonlyMap<string, string> = new Map([
  ["X25519", "1.3.101.110"],
  ["X448", "1.3.101.111"],
  ["Ed25519", "1.3.101.112"],
  ["Ed448", "1.3.101.113"],
  ["ML-DSA-44", "2.16.840.1.101.3.4.3.17"],
  ["ML-DSA-65", "2.16.840.1.101.3.4.3.18"],
  ["ML-DSA-87", "2.16.840.1.101.3.4.3.19"],
  ...SLH_DSA.map((name, index) => [name, `2.16.840.1.101.3.4.3.${20 + index}`] as const),
  ["ML-KEM-512", "2.16.840.1.101.3.4.4.1"],
  ["ML-KEM-768", "2.16.840.1.101.3.4.4.2"],
  ["ML-KEM-1024", "2.16.840.1.101.3.4.4.3"],
  ...COMPOSITES.map(({ name, oid }) => [name, oid] as const),
]);

/** Curves by the names of recipes. Source: RFC 5480, 2.1.1.1 */
const CURVE_OIDS: ReadonlyMap<string, string> = new Map([
  ["P-256", "1.2.840.10045.3.1.7"],
  ["P-384", "1.3.132.0.34"],
  ["P-521", "1.3.132.0.35"],
]);

/** @returns the object identifier of a type that has its own: not EC, RSA and the secrets */
export function keyOid({ name }: KeyType): string {
  return OIDS.get(name)!;
}

/** @returns the object identifier of a recipe's curve */
export function curveOid(namedCurve: string): string {
  return CURVE_OIDS.get(namedCurve)!;
}

const TYPES_BY_OID: ReadonlyMap<string, KeyType> = new Map(
  [...OIDS].map(([name, oid]) => [oid, KEY_TYPES.get(name)!] as const),
);
const TYPES_BY_CURVE_OID: ReadonlyMap<string, KeyType> = new Map(
  [...KEY_TYPES.values()].flatMap((type) =>
    type.recipe.kind === "ec" ? [[curveOid(type.recipe.namedCurve), type] as const] : [],
  ),
);

export function typeOfOid(oid: string): KeyType | undefined {
  return TYPES_BY_OID.get(oid);
}

export function typeOfCurve(oid: string): KeyType | undefined {
  return TYPES_BY_CURVE_OID.get(oid);
}

/** @returns undefined for a type without one, such as X25519MLKEM768 */
export function typeOidOf({ name }: KeyType): string | undefined {
  return OIDS.get(name);
}
