import { VerifyJwsRequestSchema, VerifyJwsResponseSchema } from "@keyward/proto/light/gen/keyward/v1/token";
import { verifyJws as operation } from "../../../../operations/token/verify-jws.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const verifyJws = row({
  rpc: "VerifyJws",
  request: VerifyJwsRequestSchema,
  response: VerifyJwsResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, algorithms, jws }) => ({ key: keyRefOf(key), algorithms, jws }),
  encode: (verdict, _request, { profile }) => ({ ...verdict, profile: refOf(profile) }),
});
