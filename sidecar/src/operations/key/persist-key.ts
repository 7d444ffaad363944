import { KeywardError, refused } from "@keyward/core/errors/keyward-error";
import { PERMITTED, refusal } from "@keyward/core/policy/verdict";
import type { Call, Check, Operation } from "../../dispatch/operation.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { requireOwnKey } from "../../keys/require-key.ts";
import type { NamedKey } from "./new-key.ts";

export interface PersistKeyInput {
  readonly key: KeyRef;
  readonly name: string;
}

export interface PersistKeyOutput extends NamedKey {
  readonly durable: boolean;
}

const NAME = /^[A-Za-z0-9._-]{1,64}$/;

export const persistenceIsAllowed: Check<PersistKeyInput> = (_input, { profile: { name, generation, keys } }) => {
  if (keys?.allowPersist) return PERMITTED;
  const wouldPass = "keys that end with their connection";
  return refusal(refused("a key that stays", { rule: "keys.allowPersist", profile: name, generation, wouldPass }));
};

export const keyIsEphemeral: Check<PersistKeyInput> = ({ key }) =>
  key.kind === "id" ? PERMITTED : refusal(wrong("key is not ephemeral; only a key with an id is kept under a name"));

const nameIsGood: Check<PersistKeyInput> = ({ name }) =>
  NAME.test(name) ? PERMITTED : refusal(wrong("name must be 1 to 64 letters, digits and any of . _ -"));

/** Keeps a copy of an ephemeral key under a name, where later connections of the same identity find it. */
export const persistKey: Operation<PersistKeyInput, PersistKeyOutput> = {
  name: "PersistKey",
  checks: [persistenceIsAllowed, keyIsEphemeral, nameIsGood],
  run: persist,
};

/** Keeps it, once the checks have spoken. */
export function persist({ key: ref, name }: PersistKeyInput, call: Call): PersistKeyOutput {
  const key = requireOwnKey(call, ref);
  const { named } = call.ring;
  named.put(call.caller, name, key, call.profile.limits.namedKeys);
  return { ref: { kind: "name", name }, key, durable: named.durable };
}

function wrong(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
