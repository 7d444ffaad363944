import { create, toBinary } from "@bufbuild/protobuf";
import { HELLO, METHOD_NUMBERS } from "@keyward/core/parsec/extension/methods";
import { encodeRequest, KEEP_OPEN_FLAGS } from "@keyward/core/parsec/header";
import { AUTHENTICATION, CONTENT_TYPE_PROTOBUF, PROVIDER } from "@keyward/core/parsec/identifiers";
import { HelloRequestSchema } from "@keyward/proto/gen/keyward/v1/hello_pb";
import type { Operation } from "../operations/operation.ts";
import type { Server } from "../servers/server.ts";
import { hashCall } from "./parsec-hash.ts";
import type { WireCall } from "./wire.ts";

const METHODS_VERSION = 2;

/** Parsec's own operation where the bench knows one, else the method by its number. Kept open and pipelined. */
export function frameCall(operation: Operation, server: Server): WireCall {
  return operation.name === "hash" ? hashCall(operation, server, "frames") : methodCall(operation, server);
}

function methodCall(operation: Operation, { parsecSocket }: Server): WireCall {
  const { parent, name } = operation.method;
  const number = METHOD_NUMBERS.get(`${parent.typeName}/${name}`);
  if (number === undefined) throw new Error(`${name} has no number on the binary wire`);
  const hello = create(HelloRequestSchema, { lowestVersion: METHODS_VERSION, highestVersion: METHODS_VERSION });
  return {
    wire: "frames",
    socket: parsecSocket,
    method: "",
    greeting: keptFrame(HELLO, toBinary(HelloRequestSchema, hello)),
    request: keptFrame(number, operation.request),
    algorithm: operation.algorithm,
    check: (answer) => operation.check(answer),
  };
}

function keptFrame(opcode: number, body: Uint8Array): Uint8Array {
  const header = { flags: KEEP_OPEN_FLAGS, provider: PROVIDER.core, session: 0n, opcode };
  return encodeRequest({ ...header, ...PLAIN }, body, new Uint8Array(0));
}

const PLAIN = {
  contentType: CONTENT_TYPE_PROTOBUF,
  acceptType: CONTENT_TYPE_PROTOBUF,
  authenticationType: AUTHENTICATION.none,
};
