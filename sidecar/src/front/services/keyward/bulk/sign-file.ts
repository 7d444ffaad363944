import { SignFileRequestSchema, SignFileResponseSchema } from "@keyward/proto/light/gen/keyward/v1/bulk";
import { digestFile } from "../../../../bulk/work/digest-file.ts";
import { openSign } from "../../../../operations/signature/open-sign.ts";
import { row } from "../../row.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { decodeSignBegin } from "../signature/sign-stream.ts";
import { rangeOf } from "./file-range.ts";
import { openingOf } from "./opening.ts";

export const signFile = row({
  rpc: "SignFile",
  request: SignFileRequestSchema,
  response: SignFileResponseSchema,
  operation: digestFile,
  profileOf: ownProfile,
  decode: ({ begin, input }) => ({
    open: openingOf(openSign, decodeSignBegin, begin),
    input: rangeOf(input, "input"),
  }),
  encode: ({ output, algorithm, bytesRead }, _request, { profile }) => ({
    signature: output!,
    algorithm,
    profile: refOf(profile),
    bytesRead: BigInt(bytesRead),
  }),
});
