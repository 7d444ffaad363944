import { EncryptFileRequestSchema, EncryptFileResponseSchema } from "@keyward/proto/light/gen/keyward/v1/bulk";
import { transformFile } from "../../../../bulk/work/transform-file.ts";
import { openEncrypt } from "../../../../operations/cipher/open-encrypt.ts";
import { row } from "../../row.ts";
import { decodeEncryptBegin } from "../cipher/cipher-begin.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { rangeOf } from "./file-range.ts";
import { openingOf } from "./opening.ts";

export const encryptFile = row({
  rpc: "EncryptFile",
  request: EncryptFileRequestSchema,
  response: EncryptFileResponseSchema,
  operation: transformFile,
  profileOf: ownProfile,
  decode: ({ begin, input, output }) => ({
    open: openingOf(openEncrypt, decodeEncryptBegin, begin),
    input: rangeOf(input, "input"),
    output: rangeOf(output, "output"),
    decryption: undefined,
  }),
  encode: ({ algorithm, nonce, tag, bytesRead, bytesWritten }, _request, { profile }) => ({
    ...(nonce && { nonce }),
    ...(tag && { tag }),
    algorithm,
    profile: refOf(profile),
    bytesRead: BigInt(bytesRead),
    bytesWritten: BigInt(bytesWritten),
  }),
});
