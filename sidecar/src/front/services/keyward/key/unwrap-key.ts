import { UnwrapKeyRequestSchema, UnwrapKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { unwrapKey as operation } from "../../../../operations/key/unwrap-key.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { attributesOf } from "./key-attributes.ts";
import { descriptionOf } from "./key-description.ts";

export const unwrapKey = row({
  rpc: "UnwrapKey",
  request: UnwrapKeyRequestSchema,
  response: UnwrapKeyResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ wrappingKey, algorithm, wrappedKey, nonce, tag, type, attributes }) => ({
    wrappingKey: keyRefOf(wrappingKey, "wrapping_key"),
    algorithm,
    wrappedKey,
    nonce,
    tag,
    type,
    attributes: attributesOf(attributes),
  }),
  encode: ({ ref, key }, _request, { profile }) => ({ key: descriptionOf(ref, key), profile: refOf(profile) }),
});
