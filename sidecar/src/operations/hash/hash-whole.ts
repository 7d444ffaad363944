import type { HashAlgorithm } from "@keyward/core/algorithms/hash";
import { HashState } from "@keyward/core/crypto/hash/hash-state";
import { feedThen } from "../../contexts/feed.ts";
import type { Caller } from "../../identity/caller.ts";

/** Hashes a message, a long one slice by slice with other calls in between. */
export function hashWhole(hash: HashAlgorithm, message: Uint8Array, caller: Caller): Uint8Array | Promise<Uint8Array> {
  const state = new HashState(hash, hash.digestBytes);
  return feedThen(state, message, caller, () => state.final());
}
