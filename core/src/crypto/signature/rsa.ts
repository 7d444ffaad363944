import { constants, type KeyObject } from "node:crypto";
import type { SignatureAlgorithm } from "../../algorithms/signature.ts";
import type { HashedScheme } from "./hashed-scheme.ts";
import { assertNotPssKey, modulusBytes, pssParameters } from "./rsa-key.ts";

/** Source: RFC 8017, 8.2 */
export const rsaPkcs1: HashedScheme = {
  keyInput(row, key) {
    assertNotPssKey(row, key);
    return { key, padding: constants.RSA_PKCS1_PADDING };
  },
  isWellFormed: isAsLongAsModulus,
};

/** Source: RFC 8017, 8.1 */
export const rsaPss: HashedScheme = {
  keyInput(row, key, { saltBytes }) {
    const { saltBytes: saltLength } = pssParameters(row, key, saltBytes);
    return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  },
  isWellFormed: isAsLongAsModulus,
};

function isAsLongAsModulus(_row: SignatureAlgorithm, key: KeyObject, signature: Uint8Array): boolean {
  return signature.length === modulusBytes(key);
}
