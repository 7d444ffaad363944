import assert from "node:assert/strict";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { FipsGate } from "../fips/fips-gate.ts";
import type { Host } from "../fips/host.ts";
import { logTo } from "../log/log.ts";
import { FileSource } from "./file-source.ts";
import { ProfileHolder } from "./holder.ts";
import { cryptoProfile } from "./testing/profiles.ts";

const LIMIT = { timeout: 60_000 };
const log = logTo({ write: () => {} }, "silent");

let dir: string;
let path: string;
let stop: AbortController;
let holder: ProfileHolder;
let source: FileSource;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "kwf-"));
  path = join(dir, "profile.yaml");
  [stop, holder] = [new AbortController(), new ProfileHolder()];
  const gate = new FipsGate({ host: process as Host, provider: undefined, restarted: false, log });
  source = new FileSource(path, { holder, gate, log });
});
afterEach(async () => {
  stop.abort();
  await rm(dir, { recursive: true, force: true });
});

/** JSON is YAML. */
async function replace(hash: string): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(cryptoProfile(1, hash)));
  await rename(`${path}.new`, path);
}

async function inForce(hash: string): Promise<void> {
  while (holder.current?.own?.hash?.default !== hash) await new Promise((resolve) => setTimeout(resolve, 5));
}

test("a file that changes before it is followed is read again, as one that changes later", LIMIT, async () => {
  await replace("SHA-256");
  await source.load();
  assert.equal(holder.current?.own?.hash?.default, "SHA-256");
  await replace("SHA3-512");
  source.follow(stop.signal);
  await inForce("SHA3-512");
  await replace("SHA-256");
  await inForce("SHA-256");
});
