import { nodeSign, nodeVerify } from "./node-signature.ts";
import { assertNotPssKey, modulusBytes } from "./rsa-key.ts";
import type { SignatureScheme } from "./scheme.ts";

/** Source: RFC 8017, 8.2 */
export const rsaPkcs1: SignatureScheme = {
  sign(row, { privateKeys: [key] }, message) {
    assertNotPssKey(row, key!);
    return nodeSign({ place: row.signing, nodeHash: row.hash!.nodeName, message }, { key: key! });
  },
  verify(row, { publicKeys: [key] }, message, signature) {
    assertNotPssKey(row, key!);
    if (signature.length !== modulusBytes(key!)) return false;
    return nodeVerify({ place: row.verifying, nodeHash: row.hash!.nodeName, message }, { key: key! }, signature);
  },
};
