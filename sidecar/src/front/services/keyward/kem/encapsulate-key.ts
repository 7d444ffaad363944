import { EncapsulateKeyRequestSchema, EncapsulateKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { encapsulateKey as operation } from "../../../../operations/kem/encapsulate-key.ts";
import { row } from "../../row.ts";
import { attributesOf } from "../key/key-attributes.ts";
import { descriptionOf } from "../key/key-description.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const encapsulateKey = row({
  rpc: "EncapsulateKey",
  request: EncapsulateKeyRequestSchema,
  response: EncapsulateKeyResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, algorithm, attributes }) => ({
    key: keyRefOf(key),
    algorithm,
    attributes: attributesOf(attributes),
  }),
  encode: ({ ref, key, ciphertext }, _request, { profile }) => ({
    key: descriptionOf(ref, key),
    ciphertext,
    profile: refOf(profile),
  }),
});
