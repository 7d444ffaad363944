import { type AsymmetricKeyType, createPublicKey, type KeyObject } from "node:crypto";
import type { KeyType } from "../../../algorithms/key-type.ts";
import { keyFault, orFault } from "../key-fault.ts";
import { assertEdwardsPoint } from "./edwards-point.ts";

const UNCOMPRESSED = 4;

/**
 * Reads a public key as its standard writes it; EC points uncompressed or compressed (SEC 1, 2.3.4; the hybrid form is refused).
 * @throws INVALID_ARGUMENT for a wrong length, a point that is not on the curve, and RSA, which has no such form
 */
export function importRawPublic(type: KeyType, bytes: Uint8Array): KeyObject {
  const { recipe } = type;
  if (recipe.kind === "ec") {
    assertPointForm(type, bytes);
    const options = { asymmetricKeyType: "ec", namedCurve: recipe.namedCurve } as const;
    const why = `the bytes are no point of ${recipe.namedCurve}`;
    return orFault(() => createPublicKey({ key: bytes, format: "raw-public", ...options }), why);
  }
  if (recipe.kind !== "named") throw keyFault(`keys of type ${type.name} have no raw form; use PKCS#8, SPKI or JWK`);
  const length = type.bits / 8;
  if (bytes.length !== length) {
    throw keyFault(`a public key of type ${type.name} has ${length} bytes, not ${bytes.length}`);
  }
  const asymmetricKeyType = recipe.nodeName as AsymmetricKeyType;
  assertEdwardsPoint(type.name, bytes);
  const why = `the bytes are no public key of type ${type.name}`;
  return orFault(() => createPublicKey({ key: bytes, format: "raw-public", asymmetricKeyType }), why);
}

/** @returns the length of one coordinate on the type's curve */
export function fieldBytes({ bits }: KeyType): number {
  return Math.ceil(bits / 8);
}

function assertPointForm(type: KeyType, bytes: Uint8Array): void {
  const [form] = bytes;
  const field = fieldBytes(type);
  if (form === UNCOMPRESSED && bytes.length === 1 + 2 * field) return;
  if ((form === 2 || form === 3) && bytes.length === 1 + field) return;
  throw keyFault(
    `a public key of type ${type.name} is a point: 04 and ${2 * field} bytes, or 02 or 03 and ${field} bytes`,
  );
}
