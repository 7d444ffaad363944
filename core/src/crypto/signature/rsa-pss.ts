import { constants, type KeyObject } from "node:crypto";
import type { SignatureAlgorithm } from "../../algorithms/signature.ts";
import { nodeSign, nodeVerify } from "./node-signature.ts";
import { modulusBytes, pssParameters } from "./rsa-key.ts";
import type { SignatureScheme } from "./scheme.ts";

/** Source: RFC 8017, 8.1 */
export const rsaPss: SignatureScheme = {
  sign(row, { privateKeys: [key] }, message, { saltBytes }) {
    const request = { place: row.signing, nodeHash: row.hash!.nodeName, message };
    return nodeSign(request, paddedKey(row, key!, saltBytes));
  },
  verify(row, { publicKeys: [key] }, message, signature, { saltBytes }) {
    const padded = paddedKey(row, key!, saltBytes);
    if (signature.length !== modulusBytes(key!)) return false;
    return nodeVerify({ place: row.verifying, nodeHash: row.hash!.nodeName, message }, padded, signature);
  },
};

function paddedKey(row: SignatureAlgorithm, key: KeyObject, saltBytes: number | undefined) {
  const { saltBytes: saltLength } = pssParameters(row, key, saltBytes);
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
}
