import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { HashThread } from "./hash-thread.ts";
import { HASH_WORKER } from "./hash-worker-url.ts";

const LIMIT = { timeout: 20_000 };
const DATA = Buffer.from(new SharedArrayBuffer(1_000_000)).fill(7);

let thread: HashThread;
beforeEach(() => {
  thread = new HashThread(HASH_WORKER);
});
afterEach(() => thread[Symbol.dispose]());

/** Asks until the thread has started. */
async function digestWith(asked: HashThread): Promise<Uint8Array | undefined> {
  for (;;) {
    const digest = asked.digest("sha256", DATA);
    if (digest !== undefined) return digest;
    await delay(1);
  }
}

test("the thread hashes as the event loop does, once it has started", LIMIT, async () => {
  assert.equal(thread.digest("sha256", DATA), undefined);
  assert.deepEqual(Buffer.from((await digestWith(thread))!), hash("sha256", DATA, "buffer"));
});

test("who comes while it works is told to hash by himself", LIMIT, async () => {
  await digestWith(thread);
  const first = thread.digest("sha256", DATA);
  assert.notEqual(first, undefined);
  assert.equal(thread.digest("sha256", DATA), undefined);
  assert.notEqual(await first, undefined);
  assert.notEqual(thread.digest("sha256", DATA), undefined);
});

test("a thread that ends under its work says so, and the next one is started", LIMIT, async () => {
  await digestWith(thread);
  const lost = thread.digest("sha256", DATA);
  thread[Symbol.dispose]();
  assert.equal(await lost, undefined);
  assert.equal((await digestWith(thread))?.length, 32);
  // What it throws over ends it, too.
  assert.equal(await thread.digest("no hash", DATA), undefined);
  assert.equal((await digestWith(thread))?.length, 32);
});

test("a thread that was idle ends", LIMIT, async () => {
  using brief = new HashThread(HASH_WORKER, 50);
  await digestWith(brief);
  await delay(500);
  assert.equal(brief.digest("sha256", DATA), undefined);
});
