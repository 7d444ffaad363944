import { SignDetachedRequestSchema, SignDetachedResponseSchema } from "@keyward/proto/light/gen/keyward/v1/cms";
import { signDetached as operation } from "../../../../operations/cms/sign-detached.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const signDetached = row({
  rpc: "SignDetached",
  request: SignDetachedRequestSchema,
  response: SignDetachedResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, algorithm, content, certificate, chain, signingTime }) => ({
    key: keyRefOf(key),
    algorithm,
    content,
    certificate,
    chain,
    signingTime,
  }),
  encode: (signature, _request, { profile }) => ({ signature, profile: refOf(profile) }),
});
