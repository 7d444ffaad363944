import { OPCODE } from "@keyward/core/parsec/identifiers";
import { STATUS } from "@keyward/core/parsec/status";
import type { AsymmetricEncryption } from "@keyward/proto/light/gen/parsec/algorithm";
import { AsymmetricRequestSchema, CipherResultSchema } from "@keyward/proto/light/gen/parsec/crypto";
import type { Key } from "../../../keys/key.ts";
import { decryptAsymmetric } from "../../../operations/asymmetric/decrypt-asymmetric.ts";
import { encryptAsymmetric } from "../../../operations/asymmetric/encrypt-asymmetric.ts";
import type { AlgorithmVariant } from "../attributes/key-policy.ts";
import { useKey } from "../keys/used-key.ts";
import { assertArgument, failingAs } from "../service/failing-as.ts";
import { parsecRow } from "../service/parsec-row.ts";

export const asymmetricEncrypt = parsecRow({
  opcode: OPCODE.psaAsymmetricEncrypt,
  name: "PsaAsymmetricEncrypt",
  kind: "crypto",
  request: AsymmetricRequestSchema,
  response: CipherResultSchema,
  async answer({ keyName, alg, input: plaintext, salt: label }, exchange) {
    const { ref: key, algorithm } = useKey(exchange, keyName, "encrypt", variantOf(alg));
    assertArgument(plaintext.length > 0, "the plaintext is empty");
    assertArgument(takesSalt(alg) || label.length === 0, "PKCS#1 v1.5 takes no salt");
    const { ciphertext } = await exchange.run(encryptAsymmetric, { key, algorithm, plaintext, label, hpke: undefined });
    return { output: ciphertext };
  },
});

export const asymmetricDecrypt = parsecRow({
  opcode: OPCODE.psaAsymmetricDecrypt,
  name: "PsaAsymmetricDecrypt",
  kind: "crypto",
  request: AsymmetricRequestSchema,
  response: CipherResultSchema,
  async answer({ keyName, alg, input: ciphertext, salt: label }, exchange) {
    const { ref: key, algorithm, found } = useKey(exchange, keyName, "decrypt", variantOf(alg));
    assertArgument(takesSalt(alg) || label.length === 0, "PKCS#1 v1.5 takes no salt");
    assertArgument(isBelowModulus(ciphertext, found.key), "the ciphertext is not as long as the modulus, and below it");
    const input = { key, algorithm, ciphertext, label, hpke: undefined, encapsulatedKey: new Uint8Array() };
    const { plaintext } = await failingAs(STATUS.PSA_INVALID_PADDING, () => exchange.run(decryptAsymmetric, input));
    return { output: plaintext };
  },
});

function takesSalt(alg: AsymmetricEncryption | undefined): boolean {
  return alg?.variant.case === "rsaOaep";
}

/** Told apart from a padding that does not hold: it is a public matter. Source: RFC 8017, 5.1.2 */
function isBelowModulus(ciphertext: Uint8Array, { type, material }: Key): boolean {
  if (ciphertext.length * 8 !== type.bits || material.kind === "secret") return false;
  const { n = "" } = material.publicKeys[0]!.export({ format: "jwk" });
  return Buffer.compare(ciphertext, Buffer.from(n, "base64url")) < 0;
}

function variantOf(alg: AsymmetricEncryption | undefined): AlgorithmVariant {
  return { case: "asymmetricEncryption", value: alg! };
}
