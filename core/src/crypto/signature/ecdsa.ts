import { curveOf } from "./ecdsa-curve.ts";
import { isEcdsaSignature } from "./ecdsa-signature.ts";
import { nodeSign, nodeVerify } from "./node-signature.ts";
import type { SignatureFormat } from "./options.ts";
import type { SignatureScheme } from "./scheme.ts";

/** Source: FIPS 186-5, 6 */
export const ecdsa: SignatureScheme = {
  sign({ signing: place, hash }, { privateKeys }, message, { format }) {
    const key = { key: privateKeys[0]!, dsaEncoding: encodingOf(format) };
    return nodeSign({ place, nodeHash: hash!.nodeName, message }, key);
  },
  verify({ verifying: place, hash, keyType }, { publicKeys }, message, signature, { format }) {
    if (!isEcdsaSignature(signature, format, curveOf(keyType!))) return false;
    const key = { key: publicKeys[0]!, dsaEncoding: encodingOf(format) };
    return nodeVerify({ place, nodeHash: hash!.nodeName, message }, key, signature);
  },
};

export function encodingOf(format: SignatureFormat): "der" | "ieee-p1363" {
  return format === "raw" ? "ieee-p1363" : "der";
}
