import type { MessageType } from "@aws-sdk/client-kms";
import { requireAgreement } from "@keyward/core/algorithms/agreement";
import { digest as hashOf } from "@keyward/core/algorithms/hash";
import { requireMac } from "@keyward/core/algorithms/mac";
import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { DataKey, KeyUse, SignedInput } from "@keyward/core/backend/key-use";
import { Secret } from "@keyward/core/secret/secret";
import { MAX_HASHED_BYTES, MAX_MESSAGE_BYTES, requireAlgorithm, requireOperation, unsupported } from "./algorithms.ts";
import { bytesOf, present } from "./connection/answers.ts";
import type { AwsCalls } from "./connection/calls.ts";
import { isNamed } from "./errors.ts";
import { requireKeyId } from "./keys/key-id.ts";

const DATA_KEY_BYTES = 32;
/** Of what GenerateDataKey wraps; Decrypt takes at most 6,144. */
const MAX_WRAPPED_BYTES = 6144;
/** Name in the encryption context, which CloudTrail shows: contexts are names and uids. */
const CONTEXT_NAME = "keyward.dev/context";

/** Keys of AWS KMS at work: one request each. */
export class AwsKeyUse implements KeyUse {
  readonly #calls: AwsCalls;

  constructor(calls: AwsCalls) {
    this.#calls = calls;
  }

  async sign(key: BackendKeyRef, algorithm: string, input: SignedInput, signal: AbortSignal): Promise<Uint8Array> {
    const { signing, name } = requireAlgorithm(key.algorithm);
    const SigningAlgorithm = requireOperation(signing, algorithm, name);
    const { MessageType, bytes: Message } = messageOf(algorithm, input);
    const request = { KeyId: requireKeyId(key.id), SigningAlgorithm, MessageType, Message };
    const answer = await this.#calls.ask("Sign", key.id, signal, (kms, options) => kms.sign(request, options));
    return bytesOf("Sign", answer.Signature, signatureBytes(algorithm, key.algorithm));
  }

  async computeMac(
    key: BackendKeyRef,
    algorithm: string,
    message: Uint8Array,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    const request = { KeyId: requireKeyId(key.id), MacAlgorithm: macOf(key, algorithm), Message: whole(message) };
    const answer = await this.#calls.ask("GenerateMac", key.id, signal, (kms, options) =>
      kms.generateMac(request, options),
    );
    return bytesOf("GenerateMac", answer.Mac, requireMac(algorithm).tagBytes);
  }

  async verifyMac(
    key: BackendKeyRef,
    algorithm: string,
    message: Uint8Array,
    mac: Uint8Array,
    signal: AbortSignal,
  ): Promise<boolean> {
    const MacAlgorithm = macOf(key, algorithm);
    if (mac.length !== requireMac(algorithm).tagBytes) return false;
    const request = { KeyId: requireKeyId(key.id), MacAlgorithm, Message: whole(message), Mac: mac };
    const isWrong = (thrown: unknown) => isNamed(thrown, "KMSInvalidMacException");
    try {
      const answer = await this.#calls.ask(
        "VerifyMac",
        key.id,
        signal,
        (kms, options) => kms.verifyMac(request, options),
        isWrong,
      );
      return answer.MacValid === true;
    } catch (thrown) {
      if (isWrong(thrown)) return false;
      throw thrown;
    }
  }

  async decrypt(key: BackendKeyRef, algorithm: string, cipherText: Uint8Array, signal: AbortSignal): Promise<Secret> {
    const { decryption, name } = requireAlgorithm(key.algorithm);
    const EncryptionAlgorithm = requireOperation(decryption, algorithm, name);
    const request = { KeyId: requireKeyId(key.id), EncryptionAlgorithm, CiphertextBlob: cipherText };
    const answer = await this.#calls.ask("Decrypt", key.id, signal, (kms, options) => kms.decrypt(request, options));
    // An empty message is one, too.
    return new Secret(answer.Plaintext ?? new Uint8Array(0));
  }

  async agree(key: BackendKeyRef, peer: Uint8Array, signal: AbortSignal): Promise<Secret> {
    const { agrees, name } = requireAlgorithm(key.algorithm);
    if (!agrees) throw unsupported(`key agreement with a key of ${name}`);
    const request = { KeyId: requireKeyId(key.id), KeyAgreementAlgorithm: "ECDH", PublicKey: peer } as const;
    const answer = await this.#calls.ask("DeriveSharedSecret", key.id, signal, (kms, options) =>
      kms.deriveSharedSecret(request, options),
    );
    const length = Math.ceil(requireAgreement(name).keyType.bits / 8);
    return new Secret(bytesOf("DeriveSharedSecret", answer.SharedSecret, length));
  }

  async generateDataKey(key: BackendKeyRef, context: string, signal: AbortSignal): Promise<DataKey> {
    const request = {
      KeyId: requireKeyId(key.id),
      KeySpec: "AES_256",
      EncryptionContext: { [CONTEXT_NAME]: context },
    } as const;
    const answer = await this.#calls.ask("GenerateDataKey", key.id, signal, (kms, options) =>
      kms.generateDataKey(request, options),
    );
    const plain = new Secret(bytesOf("GenerateDataKey", answer.Plaintext, DATA_KEY_BYTES));
    return { plain, wrapped: present("GenerateDataKey", answer.CiphertextBlob) };
  }

  async openDataKey(key: BackendKeyRef, wrapped: Uint8Array, context: string, signal: AbortSignal): Promise<Secret> {
    if (wrapped.length === 0 || wrapped.length > MAX_WRAPPED_BYTES) {
      throw new BackendError("Rejected", `a wrapped data key of AWS KMS has 1 to ${MAX_WRAPPED_BYTES} bytes`);
    }
    const EncryptionContext = { [CONTEXT_NAME]: context };
    const request = { KeyId: requireKeyId(key.id), CiphertextBlob: wrapped, EncryptionContext };
    const answer = await this.#calls.ask("Decrypt", key.id, signal, (kms, options) => kms.decrypt(request, options));
    return new Secret(bytesOf("Decrypt", answer.Plaintext, DATA_KEY_BYTES));
  }
}

/** Long messages are hashed here where the algorithm hashes at all, as AWS takes 4,096 bytes. */
function messageOf(algorithm: string, { kind, bytes }: SignedInput): { MessageType: MessageType; bytes: Uint8Array } {
  const { hash } = requireSignatureAlgorithm(algorithm);
  if (kind === "digest") {
    if (hash === undefined) throw unsupported(`${algorithm} over a digest; it takes the whole message`);
    if (bytes.length === hash.digestBytes) return { MessageType: "DIGEST", bytes };
    throw new BackendError(
      "Rejected",
      `${algorithm} takes a digest of ${hash.digestBytes} bytes, not of ${bytes.length}`,
    );
  }
  if (bytes.length > 0 && bytes.length <= MAX_MESSAGE_BYTES) return { MessageType: "RAW", bytes };
  if (hash === undefined) return { MessageType: "RAW", bytes: whole(bytes) };
  if (bytes.length > MAX_HASHED_BYTES)
    throw new BackendError("Rejected", `the message has more than ${MAX_HASHED_BYTES} bytes`);
  return { MessageType: "DIGEST", bytes: hashOf(hash, bytes) };
}

function whole(message: Uint8Array): Uint8Array {
  if (message.length > 0 && message.length <= MAX_MESSAGE_BYTES) return message;
  const limit = `AWS KMS takes messages of 1 to ${MAX_MESSAGE_BYTES} bytes here, not of ${message.length}`;
  throw new BackendError("Rejected", limit);
}

function macOf(key: BackendKeyRef, algorithm: string) {
  const { macs, name } = requireAlgorithm(key.algorithm);
  return requireOperation(macs, algorithm, name);
}

/** @returns undefined where signatures differ in length, as with ECDSA */
function signatureBytes(algorithm: string, keyAlgorithm: string): number | undefined {
  const { signatureBytes: fixed } = requireSignatureAlgorithm(algorithm);
  const [, modulusBits] = /^RSA-([0-9]+)$/.exec(keyAlgorithm) ?? [];
  return modulusBits === undefined ? fixed : Number(modulusBits) / 8;
}
