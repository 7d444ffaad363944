import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream";
import { test } from "node:test";
import { BackendError } from "@keyward/core/backend/backend-error";
import { openAwsKms } from "../backend.ts";

const KEY = { id: "1234abcd-12ab-34cd-56ef-1234567890ab", algorithm: "ECDSA-P256" };
const ref = { name: "aws", key: "k" };

test("an answer without an end is given up, and its connection with it", async () => {
  const endless = function* () {
    while (true) yield Buffer.alloc(64 * 1024, " ");
  };
  const left = Promise.withResolvers<void>();
  const server = createServer((_, response) => {
    response.once("close", () => left.resolve());
    pipeline(endless, response, () => undefined);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const staticCredentials = { accessKeyId: ref, secretAccessKey: ref };
  const spec = { region: "eu-central-1", endpoint, staticCredentials, development: true, timeoutMs: 30_000 };
  const environment = {
    nowMs: Date.now,
    env: {},
    readFile: async () => Buffer.alloc(0),
    secret: async () => Buffer.from("x"),
    log: () => undefined,
  };
  const backend = await openAwsKms(spec, environment);
  try {
    const input = { kind: "digest", bytes: new Uint8Array(32) } as const;
    const error = await backend.use
      .sign(KEY, "ECDSA-P256-SHA256", input, AbortSignal.timeout(20_000))
      .catch((thrown: unknown) => thrown);
    assert.equal(error instanceof BackendError && error.fault, "BadAnswer", String(error));
    await left.promise;
  } finally {
    await backend[Symbol.asyncDispose]();
    server.close().closeAllConnections();
  }
});
