import { VerifyRequestSchema, VerifyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/signature";
import { verify as operation } from "../../../../operations/signature/verify.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { inputOf, optionsOf } from "./signature-options.ts";

export const verify = row({
  rpc: "Verify",
  request: VerifyRequestSchema,
  response: VerifyResponseSchema,
  operation,
  isConsumed: true,
  profileOf: ownProfile,
  decode: ({ key, algorithm, input, signature, options }) => ({
    key: keyRefOf(key),
    algorithm,
    input: inputOf(input),
    signature,
    options: optionsOf(options),
  }),
  encode: ({ valid, algorithm }, _request, { profile }) => ({ valid, algorithm, profile: refOf(profile) }),
});
