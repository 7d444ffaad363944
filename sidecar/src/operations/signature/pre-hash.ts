import type { Composite } from "@keyward/core/algorithms/composite-signature";
import { HashState } from "@keyward/core/crypto/hash/hash-state";
import { feedThen } from "../../contexts/feed.ts";
import type { Caller } from "../../identity/caller.ts";

/** The state that a composite's message is hashed in before its halves sign. */
export function startPreHash({ preHash }: Composite): HashState {
  return new HashState(preHash, preHash.digestBytes);
}

/** Hashes a whole message, a long one slice by slice with other calls in between. */
export function preHash(composite: Composite, message: Uint8Array, caller: Caller): Uint8Array | Promise<Uint8Array> {
  const state = startPreHash(composite);
  return feedThen(state, message, caller, () => state.final());
}
