import type { KeyObject, SignKeyObjectInput, VerifyKeyObjectInput } from "node:crypto";
import type { SignatureAlgorithm } from "../../algorithms/signature.ts";
import { nodeSign, nodeVerify } from "./node-signature.ts";
import type { SignatureOptions } from "./options.ts";
import type { SignatureScheme } from "./scheme.ts";

/** What node:crypto is told of a key, private or public. */
export type KeyInput = SignKeyObjectInput & VerifyKeyObjectInput;

/** A scheme that hashes the message first, by one of the hashes that there are: what it adds to the hash. */
export interface HashedScheme {
  /** @throws INVALID_ARGUMENT for options or an algorithm that the key does not take */
  keyInput(row: SignatureAlgorithm, key: KeyObject, options: SignatureOptions): KeyInput;
  /** Judges the form, which OpenSSL judges less strictly. */
  isWellFormed(row: SignatureAlgorithm, key: KeyObject, signature: Uint8Array, options: SignatureOptions): boolean;
}

/** Signs and verifies messages that are there as a whole. */
export function messageScheme({ keyInput, isWellFormed }: HashedScheme): SignatureScheme {
  return {
    sign(row, { privateKeys: [key] }, message, options) {
      const request = { place: row.signing, nodeHash: row.hash!.nodeName, message };
      return nodeSign(request, keyInput(row, key!, options));
    },
    verify(row, { publicKeys: [key] }, message, signature, options) {
      const input = keyInput(row, key!, options);
      if (!isWellFormed(row, key!, signature, options)) return false;
      return nodeVerify({ place: row.verifying, nodeHash: row.hash!.nodeName, message }, input, signature);
    },
  };
}
