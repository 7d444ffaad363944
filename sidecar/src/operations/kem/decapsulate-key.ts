import { decapsulate } from "@keyward/core/crypto/kem/kem";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { enforce } from "@keyward/core/policy/verdict";
import { keyed } from "../../dispatch/keyed.ts";
import type { KeyAttributes } from "../../keys/key-attributes.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { addDerivedKey, SECRET_TYPE } from "../derived-key.ts";
import { keyTypeAllowed, type NamedKey } from "../key/new-key.ts";
import { chooseKem } from "./kem-choice.ts";

export interface DecapsulateKeyInput {
  readonly key: KeyRef;
  /** Registry name; empty: the one that fits the key. */
  readonly algorithm: string;
  readonly ciphertext: Uint8Array;
  readonly attributes: KeyAttributes;
}

/** Finds the secret of a ciphertext; it becomes a key of type SECRET. */
export const decapsulateKey = keyed<DecapsulateKeyInput, NamedKey>({
  name: "DecapsulateKey",
  permission: "decapsulate",
  keyOf: ({ key }) => key,
  checks: [],
  run({ algorithm, ciphertext, attributes }, key, call) {
    const chosen = chooseKem(algorithm, key, call.profile);
    const { material } = key;
    enforce(keyTypeAllowed(call, SECRET_TYPE.name));
    if (material.kind !== "pair") throw new KeywardError("INVALID_ARGUMENT", "only a private key decapsulates");
    const sharedSecret = decapsulate(chosen, material.privateKeys, ciphertext);
    return addDerivedKey(call, SECRET_TYPE, sharedSecret, attributes);
  },
});
