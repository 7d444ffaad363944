import { VerifyMacFileRequestSchema, VerifyMacFileResponseSchema } from "@keyward/proto/light/gen/keyward/v1/bulk";
import { digestFile } from "../../../../bulk/work/digest-file.ts";
import { openVerifyMac } from "../../../../operations/mac/open-verify-mac.ts";
import { row } from "../../row.ts";
import { decodeBeginWithTag } from "../mac/verify-mac-stream.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { rangeOf } from "./file-range.ts";
import { openingOf } from "./opening.ts";

export const verifyMacFile = row({
  rpc: "VerifyMacFile",
  request: VerifyMacFileRequestSchema,
  response: VerifyMacFileResponseSchema,
  operation: digestFile,
  profileOf: ownProfile,
  decode: ({ begin, input }) => ({
    open: openingOf(openVerifyMac, decodeBeginWithTag, begin),
    input: rangeOf(input, "input"),
  }),
  encode: ({ valid, algorithm, bytesRead }, _request, { profile }) => ({
    valid: valid!,
    algorithm,
    profile: refOf(profile),
    bytesRead: BigInt(bytesRead),
  }),
});
