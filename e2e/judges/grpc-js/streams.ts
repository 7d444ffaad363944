import { createHash } from "node:crypto";
import { once } from "node:events";
import type { DescMethod } from "@bufbuild/protobuf";
import type { ClientDuplexStream, ServiceError } from "@grpc/grpc-js";
import { Health } from "@keyward/proto/gen/health/health_pb";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { hex } from "../../interop/peer.ts";
import { codeOf, pattern } from "./calls.ts";
import type { Connection, Request, Response, Seen } from "./connection.ts";

const CHUNK_BYTES = 64 * 1024;
const STREAM_BYTES = 5 * 1024 * 1024;
const SECRET_BYTES = 2 * 1024 * 1024;
const DEADLINE_MS = 300;
const { hashStream, encryptStream: encrypting, decryptStream: decrypting } = CryptoService.method;
const HASH_BEGIN = { part: { case: "begin", value: { algorithm: "SHA-512" } } } as const;

export async function clientStream(connection: Connection): Promise<Seen> {
  const requests = [HASH_BEGIN, ...chunks(pattern(STREAM_BYTES))];
  const [answer] = await exchange(connection, hashStream, requests);
  return { digest: hex(answer!.digest) };
}

export async function encryptStream(connection: Connection): Promise<Seen> {
  const { key: made } = await connection.unary(KeyService.method.generateKey, { type: "AES-256" });
  const begin = { key: made!.ref!, algorithm: "AES-256-GCM" };
  const plaintext = pattern(SECRET_BYTES);
  const sealed = await exchange(connection, encrypting, [
    { part: { case: "begin", value: begin } },
    ...chunks(plaintext),
  ]);
  const ciphertext = joined(sealed.map(({ part }) => part));
  const { nonce } = sealed.map(({ part }) => part).find((part) => part.case === "started")!.value;
  const tag = sealed.map(({ part }) => part).find((part) => part.case === "tag")!;
  const opened = await exchange(connection, decrypting, [
    { part: { case: "begin", value: { ...begin, nonce } } },
    ...chunks(ciphertext),
    { part: tag },
  ]);
  const digest = createHash("sha256").update(joined(opened.map(({ part }) => part)));
  const hidden = ciphertext.length === plaintext.length && !ciphertext.equals(plaintext);
  return { digest: digest.digest("hex"), hidden };
}

/** A stream that nobody ends. */
export async function deadline(connection: Connection): Promise<Seen> {
  const call = connection.stream(hashStream, DEADLINE_MS);
  call.write(HASH_BEGIN);
  call.resume();
  const [error] = await once(call, "error");
  return codeOf(error);
}

export async function cancelled(connection: Connection): Promise<Seen> {
  const watch = connection.stream(Health.method.watch);
  watch.end({});
  const [first] = (await once(watch, "data")) as [Response<typeof Health.method.watch>];
  const failed = once(watch, "error");
  watch.cancel();
  const [error] = (await failed) as [ServiceError];
  return { ...codeOf(error), first: first.status };
}

async function exchange<M extends DescMethod>(
  connection: Connection,
  method: M,
  requests: readonly Request<M>[],
): Promise<Response<M>[]> {
  const call = connection.stream(method);
  const answers = call.toArray() as Promise<Response<M>[]>;
  send(call, requests).catch((error: Error) => call.destroy(error));
  return answers;
}

async function send<Q>(call: ClientDuplexStream<Q, unknown>, requests: readonly Q[]): Promise<void> {
  for (const request of requests) if (!call.write(request)) await once(call, "drain");
  call.end();
}

function chunks(data: Buffer) {
  return Array.from({ length: Math.ceil(data.length / CHUNK_BYTES) }, (_, index) => {
    const value = data.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    return { part: { case: "chunk", value } } as const;
  });
}

function joined(parts: readonly { readonly case?: string | undefined; readonly value?: unknown }[]): Buffer {
  return Buffer.concat(parts.filter((part) => part.case === "chunk").map(({ value }) => value as Uint8Array));
}
