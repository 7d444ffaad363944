import { HashRequestSchema, HashResponseSchema } from "@keyward/proto/light/gen/keyward/v1/hash";
import { hash as operation } from "../../../../operations/hash/hash.ts";
import { row } from "../../row.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const hash = row({
  rpc: "Hash",
  request: HashRequestSchema,
  response: HashResponseSchema,
  operation,
  isConsumed: true,
  profileOf: ownProfile,
  decode: ({ algorithm, data, outputBytes }) => ({ algorithm, data, outputBytes }),
  encode: ({ algorithm, digest }, _request, { profile }) => ({ digest, algorithm, profile: refOf(profile) }),
});
