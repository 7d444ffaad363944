import { SignJwsRequestSchema, SignJwsResponseSchema } from "@keyward/proto/light/gen/keyward/v1/token";
import { signJws as operation } from "../../../../operations/token/sign-jws.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const signJws = row({
  rpc: "SignJws",
  request: SignJwsRequestSchema,
  response: SignJwsResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, algorithm, payload, keyId, type }) => ({ key: keyRefOf(key), algorithm, payload, keyId, type }),
  encode: (jws, _request, { profile }) => ({ jws, profile: refOf(profile) }),
});
