import { SignJwtRequestSchema, SignJwtResponseSchema } from "@keyward/proto/light/gen/keyward/v1/token";
import { signJwt as operation } from "../../../../operations/token/sign-jwt.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const signJwt = row({
  rpc: "SignJwt",
  request: SignJwtRequestSchema,
  response: SignJwtResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, algorithm, claims, keyId, lifetimeSeconds, type }) => ({
    key: keyRefOf(key),
    algorithm,
    claims,
    keyId,
    lifetimeSeconds,
    type,
  }),
  encode: (jwt, _request, { profile }) => ({ jwt, profile: refOf(profile) }),
});
