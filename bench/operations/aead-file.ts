import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  BulkService,
  EncryptFileRequestSchema,
  EncryptFileResponseSchema,
} from "@keyward/proto/gen/keyward/v1/bulk_pb";
import { FILE_NAME, type FileForm, named } from "./operation.ts";

export interface Sealed {
  readonly ciphertext: Uint8Array;
  readonly nonce: Uint8Array;
  readonly tag: Uint8Array;
}

/** @param opens whether it is the plaintext's. The ciphertext comes behind the plaintext, in the same file. */
export function aeadFileForm(algorithm: string, plaintext: Uint8Array, opens: (sealed: Sealed) => boolean): FileForm {
  const length = BigInt(plaintext.length);
  const request = create(EncryptFileRequestSchema, {
    begin: { key: named("bench-aes"), algorithm },
    input: { name: FILE_NAME, length },
    output: { name: FILE_NAME, offset: length, length },
  });
  return {
    data: plaintext,
    method: BulkService.method.encryptFile,
    request: toBinary(EncryptFileRequestSchema, request),
    check(answer, output) {
      const { nonce, tag } = fromBinary(EncryptFileResponseSchema, answer);
      if (!opens({ ciphertext: output, nonce, tag })) throw new Error("the ciphertext of the file is wrong");
    },
  };
}
