import { VerifyMacRequestSchema, VerifyMacResponseSchema } from "@keyward/proto/light/gen/keyward/v1/mac";
import { verifyMac as operation } from "../../../../operations/mac/verify-mac.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const verifyMac = row({
  rpc: "VerifyMac",
  request: VerifyMacRequestSchema,
  response: VerifyMacResponseSchema,
  operation,
  isConsumed: true,
  profileOf: ownProfile,
  decode: ({ key, algorithm, data, tag, customization }) => ({
    key: keyRefOf(key),
    algorithm,
    data,
    tag,
    customization,
  }),
  encode: ({ algorithm, valid }, _request, { profile }) => ({ valid, algorithm, profile: refOf(profile) }),
});
