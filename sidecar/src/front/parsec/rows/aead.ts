import { requireCipher } from "@keyward/core/algorithms/cipher";
import { assertNonceFits, tagBytesOf } from "@keyward/core/crypto/cipher/cipher-checks";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { STATUS } from "@keyward/core/parsec/status";
import type { Aead } from "@keyward/proto/light/gen/parsec/algorithm";
import { AeadRequestSchema, CipherResultSchema } from "@keyward/proto/light/gen/parsec/crypto";
import { decrypt } from "../../../operations/cipher/decrypt.ts";
import { encrypt } from "../../../operations/cipher/encrypt.ts";
import type { AlgorithmVariant } from "../attributes/key-policy.ts";
import { useKey } from "../keys/used-key.ts";
import { assertArgument, failingAs } from "../service/failing-as.ts";
import { parsecRow } from "../service/parsec-row.ts";

export const aeadEncrypt = parsecRow({
  opcode: OPCODE.psaAeadEncrypt,
  name: "PsaAeadEncrypt",
  kind: "crypto",
  request: AeadRequestSchema,
  response: CipherResultSchema,
  isConsumed: true,
  async answer({ keyName, alg, nonce, additionalData: associatedData, input: plaintext }, exchange) {
    const { ref: key, algorithm } = useKey(exchange, keyName, "encrypt", variantOf(alg));
    assertArgument(plaintext.length > 0, "the plaintext is empty");
    const tagBytes = judgeLengths(algorithm, alg!, nonce);
    const { ciphertext, tag } = await exchange.run(encrypt, {
      key,
      algorithm,
      associatedData,
      nonce,
      tagBytes,
      plaintext,
    });
    return { output: Buffer.concat([ciphertext, tag]) };
  },
});

export const aeadDecrypt = parsecRow({
  opcode: OPCODE.psaAeadDecrypt,
  name: "PsaAeadDecrypt",
  kind: "crypto",
  request: AeadRequestSchema,
  response: CipherResultSchema,
  isConsumed: true,
  async answer({ keyName, alg, nonce, additionalData: associatedData, input }, exchange) {
    const { ref: key, algorithm } = useKey(exchange, keyName, "decrypt", variantOf(alg));
    const tagAt = input.length - judgeLengths(algorithm, alg!, nonce);
    assertArgument(tagAt >= 0, "the ciphertext is shorter than its tag");
    const [ciphertext, tag] = [input.subarray(0, tagAt), input.subarray(tagAt)];
    const parts = { key, algorithm, associatedData, nonce, ciphertext, tag };
    const { plaintext } = await failingAs(STATUS.PSA_INVALID_SIGNATURE, () => exchange.run(decrypt, parts));
    return { output: plaintext };
  },
});

/**
 * So that nothing but a tag that does not hold is left to be wrong.
 * @returns how long the tag is
 * @throws INVALID_ARGUMENT
 */
function judgeLengths(algorithm: string, { variant }: Aead, nonce: Uint8Array): number {
  const row = requireCipher(algorithm);
  assertNonceFits(row, nonce);
  if (variant.case !== "aeadWithShortenedTag") return tagBytesOf(row, 0);
  const { tagLength } = variant.value;
  assertArgument(tagLength > 0 && tagLength < row.tagBytes, "the tag is not a shortened one");
  return tagBytesOf(row, tagLength);
}

function variantOf(alg: Aead | undefined): AlgorithmVariant {
  return { case: "aead", value: alg! };
}
