import { DeriveKeyRequestSchema, DeriveKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { deriveKey as operation } from "../../../../operations/kdf/derive-key.ts";
import { row } from "../../row.ts";
import { attributesOf } from "../key/key-attributes.ts";
import { descriptionOf } from "../key/key-description.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { kdfParametersOf } from "./kdf-parameters.ts";

export const deriveKey = row({
  rpc: "DeriveKey",
  request: DeriveKeyRequestSchema,
  response: DeriveKeyResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, algorithm, parameters, type, bits, attributes }) => ({
    key: keyRefOf(key),
    algorithm,
    parameters: kdfParametersOf(parameters),
    type,
    bits,
    attributes: attributesOf(attributes),
  }),
  encode: ({ ref, key }, _request, { profile }) => ({ key: descriptionOf(ref, key), profile: refOf(profile) }),
});
