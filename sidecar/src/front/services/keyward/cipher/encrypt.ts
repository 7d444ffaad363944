import { EncryptRequestSchema, EncryptResponseSchema } from "@keyward/proto/light/gen/keyward/v1/cipher";
import { encrypt as operation } from "../../../../operations/cipher/encrypt.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const encrypt = row({
  rpc: "Encrypt",
  request: EncryptRequestSchema,
  response: EncryptResponseSchema,
  operation,
  isConsumed: true,
  spent: ({ ciphertext }) => ciphertext,
  profileOf: ownProfile,
  decode: ({ key, algorithm, plaintext, associatedData, nonce, tagBytes }) => ({
    key: keyRefOf(key),
    algorithm,
    plaintext,
    associatedData,
    nonce,
    tagBytes,
  }),
  encode: ({ algorithm, ciphertext, nonce, tag }, _request, { profile }) => ({
    ciphertext,
    nonce,
    tag,
    algorithm,
    profile: refOf(profile),
  }),
});
