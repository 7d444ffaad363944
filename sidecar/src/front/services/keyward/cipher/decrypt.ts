import { DecryptRequestSchema, DecryptResponseSchema } from "@keyward/proto/light/gen/keyward/v1/cipher";
import { decrypt as operation } from "../../../../operations/cipher/decrypt.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const decrypt = row({
  rpc: "Decrypt",
  request: DecryptRequestSchema,
  response: DecryptResponseSchema,
  operation,
  isConsumed: true,
  spent: ({ plaintext }) => plaintext,
  profileOf: ownProfile,
  decode: ({ key, algorithm, ciphertext, associatedData, nonce, tag }) => ({
    key: keyRefOf(key),
    algorithm,
    ciphertext,
    associatedData,
    nonce,
    tag,
  }),
  encode: ({ algorithm, plaintext }, _request, { profile }) => ({ plaintext, algorithm, profile: refOf(profile) }),
});
