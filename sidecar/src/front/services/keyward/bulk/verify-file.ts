import { VerifyFileRequestSchema, VerifyFileResponseSchema } from "@keyward/proto/light/gen/keyward/v1/bulk";
import { digestFile } from "../../../../bulk/work/digest-file.ts";
import { openVerify } from "../../../../operations/signature/open-verify.ts";
import { row } from "../../row.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { decodeBeginWithSignature } from "../signature/verify-stream.ts";
import { rangeOf } from "./file-range.ts";
import { openingOf } from "./opening.ts";

export const verifyFile = row({
  rpc: "VerifyFile",
  request: VerifyFileRequestSchema,
  response: VerifyFileResponseSchema,
  operation: digestFile,
  profileOf: ownProfile,
  decode: ({ begin, input }) => ({
    open: openingOf(openVerify, decodeBeginWithSignature, begin),
    input: rangeOf(input, "input"),
  }),
  encode: ({ valid, algorithm, bytesRead }, _request, { profile }) => ({
    valid: valid!,
    algorithm,
    profile: refOf(profile),
    bytesRead: BigInt(bytesRead),
  }),
});
