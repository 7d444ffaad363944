import { Buffer } from "node:buffer";
import type { KeyObject } from "node:crypto";
import type { KeyType } from "../../algorithms/key-type.ts";
import { compositePkcs8, compositeSpki } from "./composite/composite-der.ts";
import { exportPartPrivate, exportPartPublic } from "./composite/composite-part.ts";
import { partTypes } from "./composite/part-types.ts";
import { exportJwk } from "./jwk/jwk-export.ts";
import { keyFault } from "./key-fault.ts";
import type { KeyFormat } from "./key-format.ts";
import type { KeyMaterial, PairMaterial } from "./material/key-material.ts";
import { publicHalf } from "./material/key-pair.ts";
import { exportRawPrivate, exportRawPublic } from "./raw/raw-export.ts";

/**
 * Writes a whole key: a secret, both halves of a pair, or a public key.
 * @param format PKCS#8 for pairs, SPKI for public keys, raw or JWK for all
 * @returns DER for PKCS#8 and SPKI, UTF-8 for JWK; the caller overwrites it
 * @throws INVALID_ARGUMENT for a format that such a key does not have
 */
export function exportKey(type: KeyType, material: KeyMaterial, format: KeyFormat): Uint8Array {
  if (material.kind === "public") return exportPublicKey(type, material, format);
  if (material.kind === "remote") throw keyFault("the key stays in its backend; only its public half is here");
  if (material.kind === "secret") return exportSecret(type, material.secret, format);
  if (format === "spki") throw keyFault("SPKI is a format of public keys; call ExportPublicKey, or ask for PKCS#8");
  return exportPair(type, material, format);
}

/**
 * Writes the public half of a pair, or a public key.
 * @throws INVALID_ARGUMENT for a secret, and for a format that public keys do not have
 */
export function exportPublicKey(type: KeyType, material: KeyMaterial, format: KeyFormat): Uint8Array {
  const keys = publicHalf(material);
  if (keys === undefined) throw keyFault(`a key of type ${type.name} has no public half`);
  if (format === "pkcs8") throw keyFault("PKCS#8 is a format of private keys; ask for SPKI, raw or JWK");
  const [key] = keys as readonly [KeyObject];
  if (type.recipe.kind === "composite") {
    const raw = joined(type, keys, exportPartPublic);
    if (format === "raw") return raw;
    if (format === "spki") return compositeSpki(type, raw);
    throw noJwk(type);
  }
  if (format === "raw") return exportRawPublic(key);
  return format === "spki" ? key.export({ format: "der", type: "spki" }) : exportJwk(key);
}

function exportSecret(type: KeyType, secret: KeyObject, format: KeyFormat): Uint8Array {
  if (format === "raw") return secret.export();
  if (format === "jwk") return exportJwk(secret);
  throw keyFault(`a key of type ${type.name} is one secret; ask for raw or JWK`);
}

function exportPair(type: KeyType, { privateKeys }: PairMaterial, format: Exclude<KeyFormat, "spki">): Uint8Array {
  const [key] = privateKeys as readonly [KeyObject];
  if (type.recipe.kind === "composite") {
    const raw = joined(type, privateKeys, exportPartPrivate);
    if (format === "raw") return raw;
    if (format === "pkcs8") return compositePkcs8(type, raw);
    raw.fill(0);
    throw noJwk(type);
  }
  if (format === "raw") return exportRawPrivate(type, key);
  return format === "pkcs8" ? key.export({ format: "der", type: "pkcs8" }) : exportJwk(key);
}

function joined(
  type: KeyType,
  keys: readonly KeyObject[],
  write: (type: KeyType, key: KeyObject) => Uint8Array,
): Uint8Array {
  const parts = partTypes(type).map((part, index) => write(part, keys[index]!));
  const whole = Buffer.concat(parts);
  for (const part of parts) part.fill(0);
  return whole;
}

function noJwk(type: KeyType): Error {
  return keyFault(`keys of type ${type.name} have no JWK form; ask for raw, PKCS#8 or SPKI`);
}
