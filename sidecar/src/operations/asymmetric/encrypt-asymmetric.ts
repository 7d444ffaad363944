import { seal } from "@keyward/core/crypto/asymmetric/hpke";
import { encryptOaep } from "@keyward/core/crypto/asymmetric/rsa-oaep";
import { encryptPkcs1 } from "@keyward/core/crypto/asymmetric/rsa-pkcs1";
import { keyed } from "../../dispatch/keyed.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { messageFits } from "../message-limit.ts";
import { chooseCipher } from "./asymmetric-choice.ts";
import { assertNoHpke, assertNoLabel } from "./foreign-parameters.ts";
import { type HpkeInput, NO_OPTIONS, publicOf, sealOptions } from "./hpke-options.ts";

export interface EncryptAsymmetricInput {
  /** The recipient's; a public key is enough. */
  readonly key: KeyRef;
  /** Registry name; empty: the key's own, else the profile's default. */
  readonly algorithm: string;
  readonly plaintext: Uint8Array;
  /** RSA-OAEP only. */
  readonly label: Uint8Array;
  /** HPKE only; undefined: none of its options. */
  readonly hpke: HpkeInput | undefined;
}

export interface AsymmetricCiphertext {
  readonly algorithm: string;
  readonly ciphertext: Uint8Array;
  /** HPKE only. */
  readonly encapsulatedKey: Uint8Array;
}

const NONE = new Uint8Array();

/** Encrypts to a public key. */
export const encryptAsymmetric = keyed<EncryptAsymmetricInput, AsymmetricCiphertext>({
  name: "EncryptAsymmetric",
  permission: "encrypt",
  keyOf: ({ key }) => key,
  checks: [({ plaintext }, _key, { profile }) => messageFits(plaintext.length, profile)],
  async run({ algorithm: named, plaintext, label, hpke }, key, call) {
    const { name: algorithm, construction } = chooseCipher(named, key, call.profile);
    const recipient = publicOf(key);
    if (construction.kind === "rsa-oaep") {
      assertNoHpke(algorithm, hpke);
      const ciphertext = encryptOaep(construction, recipient, plaintext, label);
      return { algorithm, ciphertext, encapsulatedKey: NONE };
    }
    assertNoLabel(algorithm, label);
    if (construction.kind === "rsa-pkcs1") {
      assertNoHpke(algorithm, hpke);
      return { algorithm, ciphertext: encryptPkcs1(recipient, plaintext), encapsulatedKey: NONE };
    }
    const options = sealOptions({ algorithm, suite: construction.suite }, hpke ?? NO_OPTIONS, call);
    return { algorithm, ...(await seal(construction.suite, recipient, plaintext, options)) };
  },
});
