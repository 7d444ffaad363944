import { encapsulate } from "@keyward/core/crypto/kem/kem";
import { publicHalf } from "@keyward/core/crypto/key/material/key-pair";
import { enforce } from "@keyward/core/policy/verdict";
import { keyed } from "../../dispatch/keyed.ts";
import type { KeyAttributes } from "../../keys/key-attributes.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { addDerivedKey, SECRET_TYPE } from "../derived-key.ts";
import { keyTypeAllowed, type NamedKey } from "../key/new-key.ts";
import { chooseKem } from "./kem-choice.ts";

export interface EncapsulateKeyInput {
  /** The recipient's; a public key is enough. */
  readonly key: KeyRef;
  /** Registry name; empty: the one that fits the key. */
  readonly algorithm: string;
  readonly attributes: KeyAttributes;
}

export interface EncapsulatedKey extends NamedKey {
  readonly ciphertext: Uint8Array;
}

/** Makes a secret that the recipient can find again; it becomes a key of type SECRET. */
export const encapsulateKey = keyed<EncapsulateKeyInput, EncapsulatedKey>({
  name: "EncapsulateKey",
  permission: "encapsulate",
  keyOf: ({ key }) => key,
  checks: [],
  run({ algorithm, attributes }, key, call) {
    const chosen = chooseKem(algorithm, key, call.profile);
    enforce(keyTypeAllowed(call, SECRET_TYPE.name));
    const { ciphertext, sharedSecret } = encapsulate(chosen, publicHalf(key.material)!);
    return { ...addDerivedKey(call, SECRET_TYPE, sharedSecret, attributes), ciphertext };
  },
});
