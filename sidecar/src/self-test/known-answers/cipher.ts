import { createSecretKey } from "node:crypto";
import { requireCipher } from "@keyward/core/algorithms/cipher";
import { decrypt, encrypt } from "@keyward/core/crypto/cipher/cipher";
import { CIPHER_ANSWERS, type CipherAnswer } from "@keyward/core/crypto/cipher/known-answers";
import { parseHex } from "@keyward/core/text/hex";
import type { KnownAnswer } from "../known-answer.ts";

/** One published encryption for each algorithm, both ways. */
export const cipherKnownAnswers: readonly KnownAnswer[] = firstOfEach(CIPHER_ANSWERS).map((answer) => ({
  name: `cipher/${answer.algorithm}`,
  algorithm: answer.algorithm,
  fips: requireCipher(answer.algorithm).fips,
  run: () => holds(answer),
}));

function firstOfEach(answers: readonly CipherAnswer[]): readonly CipherAnswer[] {
  const known = new Set<string>();
  return answers.filter(({ algorithm }) => !known.has(algorithm) && known.add(algorithm));
}

function holds(answer: CipherAnswer): boolean {
  const row = requireCipher(answer.algorithm);
  const key = createSecretKey(parseHex(answer.key));
  const [nonce, associatedData, tag] = [answer.nonce, answer.associatedData, answer.tag].map(parseHex) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const [plaintext, ciphertext] = [parseHex(answer.plaintext), parseHex(answer.ciphertext)];
  const start = { nonce, associatedData, tagBytes: tag.length };
  const encrypted = encrypt(row, key, start, plaintext);
  return (
    equal(encrypted.ciphertext, ciphertext) &&
    equal(encrypted.tag, tag) &&
    equal(decrypt(row, key, start, ciphertext, tag), plaintext)
  );
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
