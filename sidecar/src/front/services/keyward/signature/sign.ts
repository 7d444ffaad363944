import { SignRequestSchema, SignResponseSchema } from "@keyward/proto/light/gen/keyward/v1/signature";
import { sign as operation } from "../../../../operations/signature/sign.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { inputOf, optionsOf } from "./signature-options.ts";

export const sign = row({
  rpc: "Sign",
  request: SignRequestSchema,
  response: SignResponseSchema,
  operation,
  isConsumed: true,
  profileOf: ownProfile,
  decode: ({ key, algorithm, input, options }) => ({
    key: keyRefOf(key),
    algorithm,
    input: inputOf(input),
    options: optionsOf(options),
  }),
  encode: ({ signature, algorithm }, _request, { profile }) => ({ signature, algorithm, profile: refOf(profile) }),
});
