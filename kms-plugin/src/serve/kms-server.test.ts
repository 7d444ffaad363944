import assert from "node:assert/strict";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { create, type Message } from "@bufbuild/protobuf";
import { Client, credentials, type MethodDefinition, status } from "@grpc/grpc-js";
import type { Backend } from "@keyward/core/backend/backend";
import {
  DecryptRequestSchema,
  EncryptRequestSchema,
  type EncryptResponse,
  StatusRequestSchema,
  type StatusResponse,
} from "@keyward/proto/gen/kms/v2/api_pb";
import { openMemoryBackend } from "@keyward/provider-software/testing/open-memory-backend";
import { clock } from "../config.ts";
import { KeyService } from "../key-service.ts";
import { KMS_SERVICE } from "./kms-methods.ts";
import { startKmsServer } from "./kms-server.ts";

const PATIENCE_MS = 60_000;
/** Far below what the backend may take. */
const SHORT_MS = 1_000;
const MAX_TRIES = 10;

let folder: string;
let socket: string;
let hangs = false;
let aheadMs = 0;
let stop: () => Promise<void>;
let client: Client;
const refused: string[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyward-kms-"));
  socket = join(folder, "kms.sock");
  const { backend } = await openMemoryBackend();
  const health: Backend["health"] = (signal) => (hangs ? new Promise(() => {}) : backend.health(signal));
  const { capabilities, admin, use } = backend;
  const open = async () => ({ capabilities, admin, use, health, [Symbol.asyncDispose]: async () => {} });
  const moved = { ...clock, monotonicMs: () => clock.monotonicMs() + aheadMs };
  const service = new KeyService({ name: { cluster: "prod", key: "api-server" }, clock: moved, open });
  const log = (method: string, uid: string, error: Error | undefined) => {
    if (error !== undefined) refused.push(`${method} ${uid} ${error.message}`);
  };
  stop = await startKmsServer(socket, service, { log, nowEpochMs: Date.now });
  await service.follow({ spec: { awsKms: { region: "eu-central-1" } }, keyVersion: 1 }, new AbortController().signal);
  client = new Client(`unix:${socket}`, credentials.createInsecure());
});
after(async () => {
  client.close();
  await stop();
  await rm(folder, { recursive: true });
});

/** As the API server calls: each call with a deadline. */
function call<Q extends Message, S>(
  { path, requestSerialize, responseDeserialize }: MethodDefinition<Q, S>,
  request: Q,
  patienceMs = PATIENCE_MS,
): Promise<S> {
  return new Promise((resolve, reject) => {
    const deadline = Date.now() + patienceMs;
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, { deadline }, (error, answer) =>
      error ? reject(error) : resolve(answer!),
    );
  });
}

const askStatus = (patienceMs?: number) =>
  call(KMS_SERVICE.status, create(StatusRequestSchema), patienceMs) as Promise<StatusResponse>;
const encrypt = (plaintext: Uint8Array) =>
  call(KMS_SERVICE.encrypt, create(EncryptRequestSchema, { plaintext, uid: "1" })) as Promise<EncryptResponse>;

test("it speaks version 2, over a socket of its owner alone", async () => {
  const { version, healthz, keyId } = await askStatus();
  assert.deepEqual([version, healthz], ["v2", "ok"]);
  assert.equal((await encrypt(Buffer.alloc(32))).keyId, keyId);
  assert.equal((await stat(socket)).mode & 0o777, 0o600);
});

test("a seed goes there and back", async () => {
  const seed = Buffer.alloc(32, 7);
  const { ciphertext, keyId, annotations } = await encrypt(seed);
  const request = create(DecryptRequestSchema, { ciphertext, keyId, annotations, uid: "2" });
  const { plaintext } = (await call(KMS_SERVICE.decrypt, request)) as { plaintext: Uint8Array };
  assert.deepEqual(Buffer.from(plaintext), seed);
});

test("what is too long and what is not ours is refused with a code and the cause, and logged under its id", async () => {
  await assert.rejects(encrypt(Buffer.alloc(996)), { code: status.INVALID_ARGUMENT, details: /995 at most/ });
  await assert.rejects(encrypt(Buffer.alloc(65 * 1_024)), { code: status.RESOURCE_EXHAUSTED });
  const foreign = create(DecryptRequestSchema, {
    ciphertext: Buffer.alloc(64),
    keyId: "test/api-server/1/0",
    uid: "3",
  });
  await assert.rejects(call(KMS_SERVICE.decrypt, foreign), {
    code: status.INVALID_ARGUMENT,
    details: /encrypted under/,
  });
  assert.match(refused.join("\n"), /^Decrypt 3 .*test\/api-server/m);
});

test("a backend that hangs is told as health before the API server gives up", async () => {
  hangs = true;
  // The check that was good is old by now.
  aheadMs += 10_000;
  const { healthz } = await answered(() => askStatus(SHORT_MS));
  assert.match(healthz, /did not answer within/);
});

/** A machine that stands still for a moment must not fail it. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; tries < MAX_TRIES; tries++) {
    const answer = await ask().catch((error: { code: number }) => {
      if (error.code !== status.DEADLINE_EXCEEDED) throw error;
    });
    if (answer !== undefined) return answer;
  }
  return ask();
}
