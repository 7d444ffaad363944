import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream";
import { test } from "node:test";
import { KeyClient } from "@azure/keyvault-keys";
import { BackendError } from "@keyward/core/backend/backend-error";
import { clientOptions } from "../backend.ts";
import { Exchange } from "./exchange.ts";
import { VaultClient } from "./vault-client.ts";

const KEY = { id: "k/0123456789abcdef0123456789abcdef", algorithm: "RSA-2048" };

/** A vault that asks for a token and then answers without an end. */
async function endlessVault() {
  const endless = function* () {
    while (true) yield Buffer.alloc(64 * 1024, " ");
  };
  let left = 0;
  const server = createServer((request, response) => {
    const challenge = 'Bearer authorization="https://login.example/t", resource="https://vault.azure.net"';
    if (request.headers.authorization === undefined) {
      response.writeHead(401, { "www-authenticate": challenge }).end();
      return;
    }
    response.once("close", () => left++);
    pipeline(endless, response, () => undefined);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, left: () => left };
}

test("an answer without an end is given up, for keys and for what they do, and its connection with it", async () => {
  const { server, url, left } = await endlessVault();
  try {
    const token = { token: "t", expiresOnTimestamp: Date.now() + 3_600_000 };
    const keys = new KeyClient(url, { getToken: async () => token }, clientOptions(true));
    const client = new VaultClient(keys, new Exchange(30_000));
    const signal = AbortSignal.timeout(30_000);
    const calls = [
      () => client.exchange.run("reading a key", signal, (options) => keys.getKey("k", options)),
      () => client.crypto("signing", KEY, signal, (it, options) => it.sign("RS256", new Uint8Array(32), options)),
    ];
    for (const call of calls) {
      const error = await call().catch((thrown: unknown) => thrown);
      assert.equal(error instanceof BackendError && error.fault, "BadAnswer", String(error));
    }
    while (left() < calls.length && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(left(), calls.length);
  } finally {
    server.close().closeAllConnections();
  }
});
