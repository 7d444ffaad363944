import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Call, Operation } from "../../dispatch/operation.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { keyNotFound } from "../../keys/require-key.ts";

export interface DestroyKeyInput {
  readonly key: KeyRef;
}

/** Forgets a key; contexts that use it go on, and OpenSSL frees its memory with the last of them. */
export const destroyKey: Operation<DestroyKeyInput, void> = {
  name: "DestroyKey",
  checks: [],
  run({ key: ref }, call) {
    if (!destroyed(ref, call)) throw keyNotFound(ref);
  },
};

function destroyed(ref: KeyRef, { ring, connection, caller }: Call): boolean {
  if (ref.kind === "id") return ring.ephemeral(connection).destroy(ref.id);
  if (ref.kind === "name") return ring.named.destroy(caller, ref.name);
  const text = "the key of a KeyPolicy is destroyed by its owner: kubectl delete keypolicy";
  throw new KeywardError("NOT_PERMITTED", text);
}
