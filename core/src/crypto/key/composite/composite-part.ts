import type { KeyObject } from "node:crypto";
import type { KeyType } from "../../../algorithms/key-type.ts";
import { exportEcPrivateKey, importEcPrivateKey } from "../der/ec-private-key.ts";
import { importRsaPrivate, importRsaPublic } from "../der/rsa-key.ts";
import { keyFault } from "../key-fault.ts";
import { exportRawPrivate, exportRawPublic } from "../raw/raw-export.ts";
import { importRawPrivate } from "../raw/raw-private.ts";
import { importRawPublic } from "../raw/raw-public.ts";

/**
 * The second part of a composite is written as its own standard has it: RSA keys by RFC 8017, private EC keys by
 * RFC 5915 without their public key, the others raw.
 * Source: draft-ietf-lamps-pq-composite-sigs, 4
 */
export function importPartPrivate(type: KeyType, bytes: Uint8Array): KeyObject {
  if (type.family === "ec") return importEcPrivateKey(type, bytes);
  if (type.family === "rsa") return ofType(type, importRsaPrivate(bytes));
  return importRawPrivate(type, bytes);
}

export function importPartPublic(type: KeyType, bytes: Uint8Array): KeyObject {
  return type.family === "rsa" ? ofType(type, importRsaPublic(bytes)) : importRawPublic(type, bytes);
}

/** @returns bytes that the caller overwrites */
export function exportPartPrivate(type: KeyType, key: KeyObject): Uint8Array {
  if (type.recipe.kind === "ec") return exportEcPrivateKey(type.recipe.namedCurve, key);
  if (type.family === "rsa") return key.export({ format: "der", type: "pkcs1" });
  return exportRawPrivate(type, key);
}

export function exportPartPublic(type: KeyType, key: KeyObject): Uint8Array {
  return type.family === "rsa" ? key.export({ format: "der", type: "pkcs1" }) : exportRawPublic(key);
}

function ofType(expected: KeyType, { type, key }: { readonly type: KeyType; readonly key: KeyObject }): KeyObject {
  if (type === expected) return key;
  throw keyFault(`the RSA part has ${type.bits} bits, not ${expected.bits}`);
}
