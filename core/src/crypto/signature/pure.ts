import type { KeyObject } from "node:crypto";
import { nodeSign, nodeVerify } from "./node-signature.ts";
import type { SignatureScheme } from "./scheme.ts";

/** Ed25519, Ed448, ML-DSA and SLH-DSA: the message goes in as it is. ML-DSA and SLH-DSA sign hedged. Ed25519 is verified cofactorless. */
export const pure: SignatureScheme = {
  sign({ signing: place }, { privateKeys }, message, { context }) {
    return nodeSign({ place, nodeHash: null, message }, keyWith(privateKeys[0]!, context));
  },
  verify({ verifying: place, signatureBytes }, { publicKeys }, message, signature, { context }) {
    if (signature.length !== signatureBytes) return false;
    return nodeVerify({ place, nodeHash: null, message }, keyWith(publicKeys[0]!, context), signature);
  },
};

export function keyWith(key: KeyObject, context: Uint8Array): { key: KeyObject; context?: Uint8Array } {
  return context.length === 0 ? { key } : { key, context };
}
