import { DecapsulateKeyRequestSchema, DecapsulateKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { decapsulateKey as operation } from "../../../../operations/kem/decapsulate-key.ts";
import { row } from "../../row.ts";
import { attributesOf } from "../key/key-attributes.ts";
import { descriptionOf } from "../key/key-description.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const decapsulateKey = row({
  rpc: "DecapsulateKey",
  request: DecapsulateKeyRequestSchema,
  response: DecapsulateKeyResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, algorithm, ciphertext, attributes }) => ({
    key: keyRefOf(key),
    algorithm,
    ciphertext,
    attributes: attributesOf(attributes),
  }),
  encode: ({ ref, key }, _request, { profile }) => ({ key: descriptionOf(ref, key), profile: refOf(profile) }),
});
