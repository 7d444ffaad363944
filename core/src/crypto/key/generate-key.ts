import { type AsymmetricKeyType, generateKeyPair, generateKeySync, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import type { KeyType } from "../../algorithms/key-type.ts";
import { partTypes } from "./composite/part-types.ts";
import { takesAnyLength } from "./import-secret.ts";
import { keyFault } from "./key-fault.ts";
import { MAX_SECRET_BYTES } from "./key-format.ts";
import type { KeyMaterial } from "./material/key-material.ts";

/** Below this a new secret could be searched for (SP 800-131A rev. 2 asks for 112). */
const MIN_SECRET_BITS = 128;
const RSA_EXPONENT = 65_537;

const generatePair = promisify(generateKeyPair) as unknown as (
  type: AsymmetricKeyType,
  options: object,
) => Promise<{ readonly privateKey: KeyObject; readonly publicKey: KeyObject }>;

/**
 * Makes a key. Nothing of it ever is in JavaScript's memory. RSA and SLH-DSA keys take a thread of the pool for tens to hundreds of
 * milliseconds: see `isSlowToMake`.
 * @param bits of types that take any length: a multiple of 8 from 128 to 524,288; 0 or undefined: the type's own
 * @throws INVALID_ARGUMENT for a length that the type does not have
 */
export async function generateKeyMaterial(type: KeyType, bits = 0): Promise<KeyMaterial> {
  if (type.symmetric) return { kind: "secret", secret: generateKeySync("hmac", { length: secretBits(type, bits) }) };
  if (bits !== 0 && bits !== type.bits) throw keyFault(`bits is ${bits}: a key of type ${type.name} has a fixed size`);
  const pairs = await Promise.all(partTypes(type).map(makePair));
  return {
    kind: "pair",
    privateKeys: pairs.map(({ privateKey }) => privateKey),
    publicKeys: pairs.map(({ publicKey }) => publicKey),
  };
}

/** Whether making or proving such a key takes a thread for longer than ten milliseconds. */
export function isSlowToMake(type: KeyType): boolean {
  return partTypes(type).some(({ family }) => family === "rsa" || family === "slh-dsa");
}

function secretBits(type: KeyType, bits: number): number {
  if (bits === 0 || bits === type.bits) return type.bits;
  if (!takesAnyLength(type)) throw keyFault(`bits is ${bits}: a key of type ${type.name} has ${type.bits}`);
  if (bits % 8 === 0 && bits >= MIN_SECRET_BITS && bits <= MAX_SECRET_BYTES * 8) return bits;
  throw keyFault(`bits is ${bits}: it must be a multiple of 8 from ${MIN_SECRET_BITS} to ${MAX_SECRET_BYTES * 8}`);
}

function makePair({ recipe, name }: KeyType): Promise<{ privateKey: KeyObject; publicKey: KeyObject }> {
  if (recipe.kind === "ec") return generatePair("ec", { namedCurve: recipe.namedCurve });
  if (recipe.kind === "rsa") {
    return generatePair("rsa", { modulusLength: recipe.modulusBits, publicExponent: RSA_EXPONENT });
  }
  if (recipe.kind === "named") return generatePair(recipe.nodeName as AsymmetricKeyType, {});
  throw new Error(`${name} is not made as a pair`);
}
