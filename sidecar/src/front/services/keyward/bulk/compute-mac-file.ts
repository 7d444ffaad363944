import { ComputeMacFileRequestSchema, ComputeMacFileResponseSchema } from "@keyward/proto/light/gen/keyward/v1/bulk";
import { digestFile } from "../../../../bulk/work/digest-file.ts";
import { openComputeMac } from "../../../../operations/mac/open-compute-mac.ts";
import { row } from "../../row.ts";
import { decodeMacBegin } from "../mac/compute-mac-stream.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { rangeOf } from "./file-range.ts";
import { openingOf } from "./opening.ts";

export const computeMacFile = row({
  rpc: "ComputeMacFile",
  request: ComputeMacFileRequestSchema,
  response: ComputeMacFileResponseSchema,
  operation: digestFile,
  profileOf: ownProfile,
  decode: ({ begin, input }) => ({
    open: openingOf(openComputeMac, decodeMacBegin, begin),
    input: rangeOf(input, "input"),
  }),
  encode: ({ output, algorithm, bytesRead }, _request, { profile }) => ({
    tag: output!,
    algorithm,
    profile: refOf(profile),
    bytesRead: BigInt(bytesRead),
  }),
});
