import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { CARGO_MISSING, fetchCrate } from "./crate.ts";
import { OPENSSL } from "./release.ts";

async function scratch(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "keyward-crate-"));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

const config = (cargoHome: string, crateFile?: string) => ({ cacheDir: "", cargoHome, crateFile, env: { PATH: "" } });

test("other bytes than the pinned ones are refused, with both digests", async (t) => {
  const folder = await scratch(t);
  const file = join(folder, "sources.crate");
  await writeFile(file, "abc");
  await assert.rejects(fetchCrate(config(folder, file), folder), (error: Error) => {
    assert.ok(error.message.includes("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    assert.ok(error.message.includes(OPENSSL.crateSha256));
    return error.message.startsWith(`${file} is not openssl-src`);
  });
});

test("what cargo has in its cache is checked too", async (t) => {
  const folder = await scratch(t);
  const cache = join(folder, "registry", "cache", "any-registry");
  await mkdir(cache, { recursive: true });
  await writeFile(join(cache, `openssl-src-${OPENSSL.crate.version}.crate`), "damaged");
  await assert.rejects(fetchCrate(config(folder), folder), /its SHA-256 is .*cargo fetches it anew/);
});

test("a named file that is not there is said so", async (t) => {
  const folder = await scratch(t);
  await assert.rejects(fetchCrate(config(folder, join(folder, "none")), folder), /none cannot be read: ENOENT/);
});

test("where cargo is missing, one sentence says how to get the sources", async (t) => {
  const folder = await scratch(t);
  await assert.rejects(fetchCrate(config(folder), folder), { message: CARGO_MISSING });
});
