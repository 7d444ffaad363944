import { create, toBinary } from "@bufbuild/protobuf";
import { HashRequestSchema } from "@keyward/proto/gen/keyward/v1/hash_pb";
import { Hash } from "@keyward/proto/gen/parsec/algorithm_pb";
import { HashComputeRequestSchema } from "@keyward/proto/gen/parsec/crypto_pb";

export const HASH_METHOD = "/keyward.v1.CryptoService/Hash";

/** Body of a gRPC call. */
export function hashRequest(bytes: number): Uint8Array {
  return toBinary(HashRequestSchema, create(HashRequestSchema, { algorithm: "SHA3-512", data: new Uint8Array(bytes) }));
}

/** Body of PsaHashCompute. */
export function hashBody(bytes: number): Uint8Array {
  const request = create(HashComputeRequestSchema, { hashAlg: Hash.SHA3_512, input: new Uint8Array(bytes) });
  return toBinary(HashComputeRequestSchema, request);
}
