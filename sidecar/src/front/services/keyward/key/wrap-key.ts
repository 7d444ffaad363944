import { WrapKeyRequestSchema, WrapKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { wrapKey as operation } from "../../../../operations/key/wrap-key.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const wrapKey = row({
  rpc: "WrapKey",
  request: WrapKeyRequestSchema,
  response: WrapKeyResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ wrappingKey, key, algorithm }) => ({
    wrappingKey: keyRefOf(wrappingKey, "wrapping_key"),
    key: keyRefOf(key),
    algorithm,
  }),
  encode: (wrapped, _request, { profile }) => ({ ...wrapped, profile: refOf(profile) }),
});
