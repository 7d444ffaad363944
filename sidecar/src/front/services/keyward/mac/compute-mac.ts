import { ComputeMacRequestSchema, ComputeMacResponseSchema } from "@keyward/proto/light/gen/keyward/v1/mac";
import { computeMac as operation } from "../../../../operations/mac/compute-mac.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const computeMac = row({
  rpc: "ComputeMac",
  request: ComputeMacRequestSchema,
  response: ComputeMacResponseSchema,
  operation,
  isConsumed: true,
  profileOf: ownProfile,
  decode: ({ key, algorithm, data, tagBytes, customization }) => ({
    key: keyRefOf(key),
    algorithm,
    data,
    tagBytes,
    customization,
  }),
  encode: ({ algorithm, tag }, _request, { profile }) => ({ tag, algorithm, profile: refOf(profile) }),
});
