import { hash } from "node:crypto";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { BatchService } from "@keyward/proto/gen/keyward/v1/batch_pb";
import { HashRequestSchema, HashResponseSchema } from "@keyward/proto/gen/keyward/v1/hash_pb";
import { type Operation, operation } from "./operation.ts";

/** Hashes in one call; the row counts calls. */
const ITEMS = 64;

export function hashBatchOf(bytes: number): Operation {
  const algorithm = "SHA3-512";
  const datas = Array.from({ length: ITEMS }, (_, index) => Buffer.alloc(bytes, index));
  const request = (data: Buffer) => toBinary(HashRequestSchema, create(HashRequestSchema, { algorithm, data }));
  return operation({
    name: "hash-batch",
    algorithm: `${ITEMS} x ${algorithm}`,
    method: BatchService.method.execute,
    request: { method: "keyward.v1.CryptoService/Hash", items: datas.map((data) => ({ request: request(data) })) },
    check: ({ results }) =>
      results.length === ITEMS &&
      results.every(({ result }, index) => result.case === "response" && isHashOf(datas[index]!, result.value)),
  });
}

function isHashOf(data: Buffer, response: Uint8Array): boolean {
  return hash("sha3-512", data, "buffer").equals(fromBinary(HashResponseSchema, response).digest);
}
