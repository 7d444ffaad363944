import { type SignKeyObjectInput, sign, type VerifyKeyObjectInput, verify } from "node:crypto";
import type { Place } from "../../algorithms/signature.ts";
import { KeywardError } from "../../errors/keyward-error.ts";
import type { Soon } from "./scheme.ts";

/** The slowest hash takes 40 us for as much; what is longer goes to the pool whatever its algorithm. */
const MAX_MESSAGE_BYTES_HERE = 16 * 1024;

/** Where the work is done, and with what. */
export interface NodeRequest {
  readonly place: Place;
  /** Name of the hash in node:crypto; null where the algorithm has its own. */
  readonly nodeHash: string | null;
  readonly message: Uint8Array;
}

/** @throws INTERNAL where OpenSSL does not sign: what callers may get wrong was judged before */
export function nodeSign({ place, nodeHash, message }: NodeRequest, key: SignKeyObjectInput): Soon<Uint8Array> {
  if (isBrief(place, message)) {
    try {
      return sign(nodeHash, message, key);
    } catch (cause) {
      throw signingFailed(cause);
    }
  }
  return new Promise((resolve, reject) => {
    sign(nodeHash, message, key, (cause, signature) => (cause ? reject(signingFailed(cause)) : resolve(signature)));
  });
}

/** @returns false where OpenSSL cannot even read the signature */
export function nodeVerify(
  { place, nodeHash, message }: NodeRequest,
  key: VerifyKeyObjectInput,
  signature: Uint8Array,
): Soon<boolean> {
  if (isBrief(place, message)) {
    try {
      return verify(nodeHash, message, key, signature);
    } catch {
      return false;
    }
  }
  return new Promise((resolve) => {
    verify(nodeHash, message, key, signature, (error, valid) => resolve(error === null && valid));
  });
}

function isBrief(place: Place, message: Uint8Array): boolean {
  return place === "here" && message.length <= MAX_MESSAGE_BYTES_HERE;
}

/** What OpenSSL says of a failure stays here. */
export function signingFailed(cause: unknown): KeywardError {
  return new KeywardError("INTERNAL", "the key cannot make this signature", { cause });
}
