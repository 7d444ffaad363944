import { DecryptFileRequestSchema, DecryptFileResponseSchema } from "@keyward/proto/light/gen/keyward/v1/bulk";
import { transformFile } from "../../../../bulk/work/transform-file.ts";
import { openDecrypt } from "../../../../operations/cipher/open-decrypt.ts";
import { row } from "../../row.ts";
import { decodeDecryptBegin } from "../cipher/cipher-begin.ts";
import { presentBytes } from "../context/context-id.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { rangeOf } from "./file-range.ts";
import { openingOf } from "./opening.ts";

/** Unlike the stream, it gives nothing out that the tag has not authenticated. */
export const decryptFile = row({
  rpc: "DecryptFile",
  request: DecryptFileRequestSchema,
  response: DecryptFileResponseSchema,
  operation: transformFile,
  profileOf: ownProfile,
  decode: ({ begin, input, output, tag }) => ({
    open: openingOf(openDecrypt, decodeDecryptBegin, begin),
    input: rangeOf(input, "input"),
    output: rangeOf(output, "output"),
    decryption: {
      tag: presentBytes(tag),
      start: { nonce: begin?.nonce, associatedData: begin && presentBytes(begin.associatedData) },
    },
  }),
  encode: ({ algorithm, bytesRead, bytesWritten }, _request, { profile }) => ({
    algorithm,
    profile: refOf(profile),
    bytesRead: BigInt(bytesRead),
    bytesWritten: BigInt(bytesWritten),
  }),
});
