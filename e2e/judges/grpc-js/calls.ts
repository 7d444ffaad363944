import { fromBinary } from "@bufbuild/protobuf";
import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { AnySchema } from "@bufbuild/protobuf/wkt";
import type { Metadata, ServiceError } from "@grpc/grpc-js";
import { Health } from "@keyward/proto/gen/health/health_pb";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { hex } from "../../interop/peer.ts";
import type { Connection, Seen } from "./connection.ts";

const CALLS_AT_ONCE = 200;
const MEBIBYTE = 1024 * 1024;
const PERIOD = Uint8Array.from({ length: 251 }, (_, index) => index);

export async function hash(connection: Connection): Promise<Seen> {
  return { digest: await digest(connection, "SHA3-512", Buffer.from("abc")) };
}

export async function atOnce(connection: Connection): Promise<Seen> {
  const calls = Array.from({ length: CALLS_AT_ONCE }, (_, index) =>
    digest(connection, "SHA-256", Buffer.from(String(index))),
  );
  return { digests: await Promise.all(calls) };
}

export async function mebibyte(connection: Connection): Promise<Seen> {
  return { digest: await digest(connection, "SHA-256", pattern(MEBIBYTE)) };
}

export async function refusal(connection: Connection): Promise<Seen> {
  const error = await failure(digest(connection, "SHA-224", Buffer.alloc(0)));
  return { ...codeOf(error), ...errorInfo(error.metadata) };
}

export async function unknown(connection: Connection): Promise<Seen> {
  return codeOf(await failure(connection.unary(CryptoService.method.hash, {}, "/keyward.v9.NoService/Hash")));
}

export async function health(connection: Connection): Promise<Seen> {
  const { status } = await connection.unary(Health.method.check, {});
  return { status };
}

export function codeOf({ code, details }: ServiceError): Seen {
  return { code, message: details };
}

/** Bytes that every client makes in the same way. */
export function pattern(length: number): Buffer {
  return Buffer.alloc(length, PERIOD);
}

async function digest(connection: Connection, algorithm: string, data: Uint8Array): Promise<string> {
  const answer = await connection.unary(CryptoService.method.hash, { algorithm, data });
  return hex(answer.digest);
}

function failure(answer: Promise<unknown>): Promise<ServiceError> {
  return answer.then(
    () => {
      throw new Error("no error");
    },
    (error) => error,
  );
}

/** google.rpc.Status: details are its field 3; google.rpc.ErrorInfo: reason 1, domain 2, metadata 3. */
function errorInfo(metadata: Metadata): Seen {
  const [status] = metadata.get("grpc-status-details-bin") as Buffer[];
  if (status === undefined) return {};
  const any = fromBinary(AnySchema, fieldsOf(status).get(3)![0]!);
  const fields = fieldsOf(any.value);
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();
  const entries = (fields.get(3) ?? []).map((entry) => {
    const pair = fieldsOf(entry);
    return [text(pair.get(1)?.[0]), text(pair.get(2)?.[0])];
  });
  const { rule } = Object.fromEntries(entries);
  return { reason: text(fields.get(1)?.[0]), domain: text(fields.get(2)?.[0]), rule };
}

function fieldsOf(message: Uint8Array): ReadonlyMap<number, readonly Uint8Array[]> {
  const fields = new Map<number, Uint8Array[]>();
  const reader = new BinaryReader(message);
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (type !== WireType.LengthDelimited) reader.skip(type);
    else fields.set(number, [...(fields.get(number) ?? []), reader.bytes()]);
  }
  return fields;
}
