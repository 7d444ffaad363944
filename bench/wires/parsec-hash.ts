import { hash } from "node:crypto";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { encodeRequest, KEEP_OPEN_FLAGS } from "@keyward/core/parsec/header";
import { AUTHENTICATION, CONTENT_TYPE_PROTOBUF, OPCODE, PROVIDER } from "@keyward/core/parsec/identifiers";
import { Hash } from "@keyward/proto/gen/parsec/algorithm_pb";
import { HashComputeRequestSchema, HashComputeResultSchema } from "@keyward/proto/gen/parsec/crypto_pb";
import type { Operation } from "../operations/operation.ts";
import type { Server } from "../servers/server.ts";
import type { WireCall } from "./wire.ts";

interface ParsecHash {
  readonly number: Hash;
  readonly nodeName: string;
}

const HASHES: ReadonlyMap<string, ParsecHash> = new Map([
  ["SHA-256", { number: Hash.SHA_256, nodeName: "sha256" }],
  ["SHA3-512", { number: Hash.SHA3_512, nodeName: "sha3-512" }],
]);

/** PsaHashCompute, which every server of the Parsec wire has. */
export function hashCall(
  { algorithm, file }: Operation,
  { parsecSocket }: Server,
  wire: "frames" | "frames-once",
): WireCall {
  const data = file!.data;
  const { number, nodeName } = HASHES.get(algorithm)!;
  const expected = hash(nodeName, data, "buffer");
  return {
    wire,
    socket: parsecSocket,
    method: "",
    greeting: new Uint8Array(0),
    request: hashFrame(number, data, wire === "frames" ? KEEP_OPEN_FLAGS : 0),
    algorithm,
    check(answer) {
      if (!expected.equals(fromBinary(HashComputeResultSchema, answer).hash)) throw new Error("the hash is wrong");
    },
  };
}

function hashFrame(hashAlg: Hash, input: Uint8Array, flags: number): Uint8Array {
  const body = toBinary(HashComputeRequestSchema, create(HashComputeRequestSchema, { hashAlg, input }));
  const echo = { flags, provider: PROVIDER.mbedCrypto, session: 0n, opcode: OPCODE.psaHashCompute };
  const types = { contentType: CONTENT_TYPE_PROTOBUF, acceptType: CONTENT_TYPE_PROTOBUF };
  return encodeRequest({ ...echo, ...types, authenticationType: AUTHENTICATION.none }, body, new Uint8Array(0));
}
