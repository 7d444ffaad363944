import type { KeyObject } from "node:crypto";
import type { KeyType } from "../../../algorithms/key-type.ts";
import { keyFault } from "../key-fault.ts";
import { expandedBytes } from "./expanded-key.ts";
import { isSeeded } from "./raw-private.ts";

/**
 * @returns what `importRawPrivate` reads; the caller overwrites it
 * @throws INVALID_ARGUMENT for RSA
 */
export function exportRawPrivate(type: KeyType, key: KeyObject): Uint8Array {
  if (type.family === "rsa") throw keyFault("RSA keys have no raw form; use PKCS#8, SPKI or JWK");
  if (!isSeeded(type)) return key.export({ format: "raw-private" });
  return exportSeed(key) ?? exportExpanded(type, key);
}

/** @returns undefined for a key that was imported without its seed */
export function exportSeed(key: KeyObject): Uint8Array | undefined {
  try {
    return key.export({ format: "raw-seed" });
  } catch {
    return undefined;
  }
}

/** EC points are uncompressed. @throws INVALID_ARGUMENT for RSA */
export function exportRawPublic(key: KeyObject): Uint8Array {
  if (key.asymmetricKeyType?.startsWith("rsa")) throw keyFault("RSA keys have no raw form; use PKCS#8, SPKI or JWK");
  return key.export({ format: "raw-public" });
}

/** The expanded key is what OpenSSL writes last into the PKCS#8 of a key without a seed. */
function exportExpanded(type: KeyType, key: KeyObject): Uint8Array {
  const der = key.export({ format: "der", type: "pkcs8" });
  const expanded = Uint8Array.from(der.subarray(der.length - expandedBytes(type)!));
  der.fill(0);
  return expanded;
}
