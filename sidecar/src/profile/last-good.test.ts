import assert from "node:assert/strict";
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { LastGood } from "./last-good.ts";
import { cryptoProfile } from "./testing/profiles.ts";

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "kwl-"));
  path = join(dir, "last-good.json");
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test("what is kept can be loaded by the next process, and by nobody else", async () => {
  const first = new LastGood(path);
  first.keep(cryptoProfile(2, "SHA-256", { status: { agent: { address: "a:1" }, summary: "1/1" } }), assert.fail);
  await first.settled();
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  const loaded = (await new LastGood(path).load()) as unknown as { metadata: object; status: object };
  assert.deepEqual(loaded.metadata, { name: "payments", namespace: "shop", uid: "u-1", generation: 2 });
  assert.deepEqual(loaded.status, { agent: { address: "a:1" } });
});

test("the last state wins, and no half of one is left", async () => {
  const kept = new LastGood(path);
  for (let generation = 1; generation <= 20; generation++) kept.keep(cryptoProfile(generation, "SHA-256"), assert.fail);
  await kept.settled();
  assert.equal(JSON.parse(await readFile(path, "utf8")).metadata.generation, 20);
  assert.deepEqual(await readdir(dir), ["last-good.json"]);
});

test("what a process left when it died in the middle disturbs nothing", async () => {
  await writeFile(`${path}.new`, "{half");
  const kept = new LastGood(path);
  kept.keep(cryptoProfile(1, "SHA-256"), assert.fail);
  await kept.settled();
  assert.equal(JSON.parse(await readFile(path, "utf8")).metadata.generation, 1);
});

test("nothing, and what is no object, is no state", async () => {
  assert.equal(await new LastGood(path).load(), undefined);
  for (const text of ["{half", "null", "7", "{}", '{"metadata":null}']) {
    await writeFile(path, text);
    assert.equal(await new LastGood(path).load(), undefined, text);
  }
});

test("a disk that refuses is told, and the next state is tried again", async () => {
  await chmod(dir, 0o700);
  const kept = new LastGood(join(dir, "missing", "file.json"));
  const errors: Error[] = [];
  kept.keep(cryptoProfile(1, "SHA-256"), (error) => errors.push(error));
  await kept.settled();
  assert.match(String(errors[0]), /ENOENT/);
});
