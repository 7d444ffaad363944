import { open } from "@keyward/core/crypto/asymmetric/hpke";
import { decryptOaep } from "@keyward/core/crypto/asymmetric/rsa-oaep";
import { decryptPkcs1 } from "@keyward/core/crypto/asymmetric/rsa-pkcs1";
import { tellsByError } from "../../dispatch/key-versions.ts";
import { keyed } from "../../dispatch/keyed.ts";
import { ciphertextFits } from "../message-limit.ts";
import { chooseCipher } from "./asymmetric-choice.ts";
import type { EncryptAsymmetricInput } from "./encrypt-asymmetric.ts";
import { assertNoHpke, assertNoLabel } from "./foreign-parameters.ts";
import { NO_OPTIONS, openOptions, pairOf } from "./hpke-options.ts";
import { decryptRemotely } from "./remote-decryption.ts";

export interface DecryptAsymmetricInput extends Omit<EncryptAsymmetricInput, "plaintext"> {
  readonly ciphertext: Uint8Array;
  /** HPKE only. */
  readonly encapsulatedKey: Uint8Array;
}

export interface AsymmetricPlaintext {
  readonly algorithm: string;
  readonly plaintext: Uint8Array;
}

/** Decrypts what was encrypted to the key. */
export const decryptAsymmetric = keyed<DecryptAsymmetricInput, AsymmetricPlaintext>({
  name: "DecryptAsymmetric",
  permission: "decrypt",
  keyOf: ({ key }) => key,
  // The padding of PKCS #1 v1.5 is found by chance in one of some ten thousand texts: that tells no version.
  reading: tellsByError(({ algorithm }, key, { profile }) => {
    return chooseCipher(algorithm, key, profile).construction.kind !== "rsa-pkcs1";
  }),
  checks: [({ ciphertext }, _key, { profile }) => ciphertextFits(ciphertext.length, profile)],
  async run({ algorithm: named, ciphertext, label, hpke, encapsulatedKey }, key, call) {
    const { name: algorithm, construction } = chooseCipher(named, key, call.profile);
    if (key.material.kind === "remote") {
      assertNoHpke(algorithm, hpke, encapsulatedKey);
      return { algorithm, plaintext: await decryptRemotely(key.material, { algorithm, ciphertext, label }, call) };
    }
    const recipient = pairOf(key);
    if (construction.kind === "rsa-oaep") {
      assertNoHpke(algorithm, hpke, encapsulatedKey);
      return { algorithm, plaintext: await decryptOaep(construction, recipient.privateKey, ciphertext, label) };
    }
    assertNoLabel(algorithm, label);
    if (construction.kind === "rsa-pkcs1") {
      assertNoHpke(algorithm, hpke, encapsulatedKey);
      return { algorithm, plaintext: decryptPkcs1(recipient.privateKey, ciphertext) };
    }
    const options = openOptions({ algorithm, suite: construction.suite }, hpke ?? NO_OPTIONS, call);
    return {
      algorithm,
      plaintext: await open(construction.suite, recipient, { encapsulatedKey, ciphertext }, options),
    };
  },
});
