import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { BulkService, HashFileRequestSchema, HashFileResponseSchema } from "@keyward/proto/gen/keyward/v1/bulk_pb";
import { FILE_NAME, type FileForm } from "./operation.ts";

export function hashFileForm(algorithm: string, data: Uint8Array, expected: Buffer): FileForm {
  const input = { name: FILE_NAME, length: BigInt(data.length) };
  return {
    data,
    method: BulkService.method.hashFile,
    request: toBinary(HashFileRequestSchema, create(HashFileRequestSchema, { begin: { algorithm }, input })),
    check(answer) {
      const { digest } = fromBinary(HashFileResponseSchema, answer);
      if (!expected.equals(digest)) throw new Error("the hash of the file is wrong");
    },
  };
}
