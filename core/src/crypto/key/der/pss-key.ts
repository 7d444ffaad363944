import { Buffer } from "node:buffer";
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { KEY_USAGES } from "../../../algorithms/key-usage.ts";
import { SIGNATURES } from "../../../algorithms/signature.ts";
import type { AlgorithmIdentifier } from "../../../x509/algorithm-identifier.ts";
import { octetString, sequence, smallInteger } from "../../../x509/der/writer.ts";
import { keyFault, orFault } from "../key-fault.ts";
import type { KeyRestriction } from "../material/key-restriction.ts";

/** Reads a DER SubjectPublicKeyInfo whose numbers are judged already. @throws INVALID_ARGUMENT for parameters that are none */
export function importPssPublic(spki: Uint8Array): KeyObject {
  const key = Buffer.from(spki.buffer, spki.byteOffset, spki.length);
  return orFault(() => createPublicKey({ key, format: "der", type: "spki" }), "not an RSASSA-PSS public key");
}

/** @param rsaPrivateKey judged already */
export function importPssPrivate(algorithm: AlgorithmIdentifier, rsaPrivateKey: Uint8Array): KeyObject {
  const inner = octetString(rsaPrivateKey);
  const key = Buffer.from(sequence(smallInteger(0), algorithm.encoded, inner));
  try {
    return orFault(() => createPrivateKey({ key, format: "der", type: "pkcs8" }), "not an RSASSA-PSS private key");
  } finally {
    inner.fill(0);
    key.fill(0);
  }
}

/**
 * Such a key signs and verifies, and with the hash that its parameters name.
 * @throws INVALID_ARGUMENT for a hash that no algorithm here has, such as SHA-1
 * Source: RFC 4055, 1.2
 */
export function pssRestriction(key: KeyObject): KeyRestriction {
  const usages = KEY_USAGES.sign | KEY_USAGES.verify;
  const hash = key.asymmetricKeyDetails?.hashAlgorithm?.toLowerCase();
  if (hash === undefined) return { usages, algorithm: undefined };
  const row = SIGNATURES.values().find(({ scheme, hash: own }) => scheme === "rsa-pss" && own?.nodeName === hash);
  if (row !== undefined) return { usages, algorithm: row.name };
  throw keyFault("the RSASSA-PSS parameters of the key name a hash that is not supported");
}
