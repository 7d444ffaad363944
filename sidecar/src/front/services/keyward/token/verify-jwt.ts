import { VerifyJwtRequestSchema, VerifyJwtResponseSchema } from "@keyward/proto/light/gen/keyward/v1/token";
import { verifyJwt as operation } from "../../../../operations/token/verify-jwt.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const verifyJwt = row({
  rpc: "VerifyJwt",
  request: VerifyJwtRequestSchema,
  response: VerifyJwtResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, algorithms, jwt, issuer, audience, subject, toleranceSeconds, type }) => ({
    key: keyRefOf(key),
    algorithms,
    jws: jwt,
    issuer,
    audience,
    subject,
    toleranceSeconds,
    type,
  }),
  encode: (verdict, _request, { profile }) => ({ ...verdict, profile: refOf(profile) }),
});
