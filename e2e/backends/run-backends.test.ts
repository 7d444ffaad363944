import assert from "node:assert/strict";
import { test } from "node:test";
import { tallyBackend } from "./run-backends.ts";
import { type BackendServer, CannotStart } from "./server.ts";

const loading = (start: () => Promise<BackendServer>) => async () => ({ start });

test("a server that cannot start here is no failure, and has its reason", async () => {
  const tally = await tallyBackend(loading(() => Promise.reject(new CannotStart("Go is missing"))));
  assert.deepEqual(tally, { passed: 0, failed: 0, skipped: 0, reason: "Go is missing" });
});

test("a server that breaks is a failure that says how", async () => {
  const tally = await tallyBackend(loading(() => Promise.reject(new Error("it fell over"))));
  assert.deepEqual(tally, { passed: 0, failed: 1, skipped: 0, failures: ["the server: it fell over"] });
});

test("a server that starts and does not open is stopped, and a failure", async () => {
  let stops = 0;
  const open = () => Promise.reject(new Error("no such token"));
  const stop = async () => void stops++;
  const tally = await tallyBackend(loading(async () => ({ detail: "a server", open, stop })));
  assert.deepEqual(
    [tally.failed, tally.server, tally.failures, stops],
    [1, "a server", ["the server: no such token"], 1],
  );
});
