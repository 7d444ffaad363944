import { HashFileRequestSchema, HashFileResponseSchema } from "@keyward/proto/light/gen/keyward/v1/bulk";
import { digestOnThread } from "../../../../bulk/hashing/threaded-digest.ts";
import { digestFile } from "../../../../bulk/work/digest-file.ts";
import { openHash } from "../../../../operations/hash/open-hash.ts";
import { row } from "../../row.ts";
import { decodeHashBegin } from "../hash/hash-stream.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { rangeOf } from "./file-range.ts";
import { openingOf } from "./opening.ts";

export const hashFile = row({
  rpc: "HashFile",
  request: HashFileRequestSchema,
  response: HashFileResponseSchema,
  operation: digestFile,
  profileOf: ownProfile,
  decode: ({ begin, input }) => ({
    open: openingOf(openHash, decodeHashBegin, begin),
    input: rangeOf(input, "input"),
    onThread: digestOnThread,
  }),
  encode: ({ output, algorithm, bytesRead }, _request, { profile }) => ({
    digest: output!,
    algorithm,
    profile: refOf(profile),
    bytesRead: BigInt(bytesRead),
  }),
});
