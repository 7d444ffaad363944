import { Secret } from "@keyward/core/secret/secret";
import {
  EncryptDataRequestSchema,
  EncryptDataResponseSchema,
  type KeySource,
} from "@keyward/proto/light/gen/cryptobroker/cryptobroker";
import type { CipherInput } from "../../../operations/broker/aes-gcm.ts";
import { encrypt } from "../../../operations/broker/encrypt.ts";
import { row } from "../row.ts";
import { correlationOf, descriptor, echo, profileOf } from "./common-fields.ts";
import { validate } from "./phrases.ts";
import { ENCRYPT_RULES } from "./validation.ts";

export const encryptData = row({
  rpc: "EncryptData",
  request: EncryptDataRequestSchema,
  response: EncryptDataResponseSchema,
  operation: encrypt,
  correlationOf,
  profileOf,
  validate: (request) => validate(ENCRYPT_RULES, request),
  decode: ({ keySource, plaintext, encryptMetadata }) => ({
    key: keyOf(keySource!),
    plaintext,
    nonce: encryptMetadata!.nonce,
    aad: encryptMetadata!.aad,
  }),
  encode: ({ algorithm, ciphertext, tag }, request, { profile }) => ({
    ciphertext,
    cipherMetadata: { nonce: request.encryptMetadata!.nonce, aad: request.encryptMetadata!.aad, tag },
    metadata: echo(request),
    descriptor: descriptor(profile, "EncryptData", algorithm),
  }),
});

/** Only after validation has seen that one member is set. */
export function keyOf({ source }: KeySource): CipherInput["key"] {
  return source.case === "rawKey" ? new Secret(source.value) : { keyId: source.value ?? "" };
}
