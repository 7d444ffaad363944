import {
  DecryptDataRequestSchema,
  DecryptDataResponseSchema,
} from "@keyward/proto/light/gen/cryptobroker/cryptobroker";
import { decrypt } from "../../../operations/broker/decrypt.ts";
import { row } from "../row.ts";
import { correlationOf, echo, profileOf } from "./common-fields.ts";
import { keyOf } from "./encrypt-data.ts";
import { validate } from "./phrases.ts";
import { DECRYPT_RULES } from "./validation.ts";

const NO_TAG = new Uint8Array(0);

export const decryptData = row({
  rpc: "DecryptData",
  request: DecryptDataRequestSchema,
  response: DecryptDataResponseSchema,
  operation: decrypt,
  correlationOf,
  profileOf,
  validate: (request) => validate(DECRYPT_RULES, request),
  decode: ({ keySource, ciphertext, decryptMetadata }) => ({
    key: keyOf(keySource!),
    ciphertext,
    nonce: decryptMetadata!.nonce,
    aad: decryptMetadata!.aad,
    tag: decryptMetadata!.tag ?? NO_TAG,
  }),
  encode: (plaintext, request) => ({ plaintext, metadata: echo(request) }),
});
