import { requireCipher } from "@keyward/core/algorithms/cipher";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { CipherRequestSchema, CipherResultSchema } from "@keyward/proto/light/gen/parsec/crypto";
import { decrypt } from "../../../operations/cipher/decrypt.ts";
import { encrypt } from "../../../operations/cipher/encrypt.ts";
import { useKey } from "../keys/used-key.ts";
import { assertArgument } from "../service/failing-as.ts";
import { parsecRow } from "../service/parsec-row.ts";

const NONE = new Uint8Array(0);

/** The IV is chosen here and comes in front of the ciphertext. */
export const cipherEncrypt = parsecRow({
  opcode: OPCODE.psaCipherEncrypt,
  name: "PsaCipherEncrypt",
  kind: "crypto",
  request: CipherRequestSchema,
  response: CipherResultSchema,
  isConsumed: true,
  async answer({ keyName, cipherAlg, input: plaintext }, exchange) {
    const { ref: key, algorithm } = useKey(exchange, keyName, "encrypt", { case: "cipher", value: cipherAlg });
    assertArgument(plaintext.length > 0, "the plaintext is empty");
    const wish = { key, algorithm, associatedData: NONE, nonce: undefined, tagBytes: 0, plaintext };
    const { nonce, ciphertext } = await exchange.run(encrypt, wish);
    return { output: Buffer.concat([nonce, ciphertext]) };
  },
});

export const cipherDecrypt = parsecRow({
  opcode: OPCODE.psaCipherDecrypt,
  name: "PsaCipherDecrypt",
  kind: "crypto",
  request: CipherRequestSchema,
  response: CipherResultSchema,
  isConsumed: true,
  async answer({ keyName, cipherAlg, input }, exchange) {
    const { ref: key, algorithm } = useKey(exchange, keyName, "decrypt", { case: "cipher", value: cipherAlg });
    const { nonceBytes } = requireCipher(algorithm);
    assertArgument(input.length > nonceBytes, "the ciphertext is no longer than its IV");
    const nonce = input.subarray(0, nonceBytes);
    const ciphertext = input.subarray(nonceBytes);
    const parts = { key, algorithm, associatedData: NONE, nonce, ciphertext, tag: NONE };
    return { output: (await exchange.run(decrypt, parts)).plaintext };
  },
});
