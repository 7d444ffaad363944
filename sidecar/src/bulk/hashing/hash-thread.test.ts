import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { HashThread } from "./hash-thread.ts";
import { HASH_WORKER } from "./hash-worker-url.ts";

const LIMIT = { timeout: 60_000 };
const DATA = Buffer.from(Array.from({ length: 1_000_000 }, (_, i) => i));

let thread: HashThread;
let dir: string;
let descriptor: number;
beforeEach(() => {
  thread = new HashThread(HASH_WORKER);
  dir = mkdtempSync(join(tmpdir(), "kwb-"));
  descriptor = openSync(join(dir, "data"), "w+");
  writeSync(descriptor, DATA);
});
afterEach(() => {
  thread[Symbol.dispose]();
  closeSync(descriptor);
  rmSync(dir, { recursive: true });
});

const placeOf = (offset = 0, lengthBytes = DATA.length) => ({ descriptor, offset, lengthBytes });

/** Asks until the thread has started. */
async function digestWith(asked: HashThread): Promise<Uint8Array | undefined> {
  for (;;) {
    const digest = asked.digest("sha256", placeOf());
    if (digest !== undefined) return digest;
    await delay(1);
  }
}

test("the thread hashes as the event loop does, once it has started", LIMIT, async () => {
  assert.equal(thread.digest("sha256", placeOf()), undefined);
  assert.deepEqual(Buffer.from((await digestWith(thread))!), hash("sha256", DATA, "buffer"));
});

test("it reads its range, and nothing else", LIMIT, async () => {
  await digestWith(thread);
  const digest = await thread.digest("sha256", placeOf(1, 300_000));
  assert.deepEqual(Buffer.from(digest!), hash("sha256", DATA.subarray(1, 300_001), "buffer"));
});

test("of a file that became shorter it says nothing, and goes on", LIMIT, async () => {
  await digestWith(thread);
  ftruncateSync(descriptor, DATA.length - 1);
  assert.equal(await thread.digest("sha256", placeOf()), undefined);
  assert.equal((await thread.digest("sha256", placeOf(0, 1)))?.length, 32);
});

test("it is asked for two at once; who comes then is told to hash by himself", LIMIT, async () => {
  await digestWith(thread);
  const both = [thread.digest("sha256", placeOf()), thread.digest("sha256", placeOf(0, 7))];
  assert.equal(thread.digest("sha256", placeOf()), undefined);
  const digests = (await Promise.all(both)).map((digest) => Buffer.from(digest!));
  assert.deepEqual(digests, [hash("sha256", DATA, "buffer"), hash("sha256", DATA.subarray(0, 7), "buffer")]);
  assert.notEqual(thread.digest("sha256", placeOf()), undefined);
});

test("a thread that ends under its work says so, and the next one is started", LIMIT, async () => {
  await digestWith(thread);
  const lost = [thread.digest("sha256", placeOf()), thread.digest("sha256", placeOf())];
  thread[Symbol.dispose]();
  assert.deepEqual(await Promise.all(lost), [undefined, undefined]);
  assert.equal((await digestWith(thread))?.length, 32);
  // What it throws over ends it, too.
  assert.equal(await thread.digest("no hash", placeOf()), undefined);
  assert.equal((await digestWith(thread))?.length, 32);
});

test("a thread that was idle ends", LIMIT, async () => {
  using brief = new HashThread(HASH_WORKER, 50);
  await digestWith(brief);
  await delay(500);
  assert.equal(brief.digest("sha256", placeOf()), undefined);
});
