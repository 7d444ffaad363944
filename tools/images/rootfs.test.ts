import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { readBuildConfig } from "./config.ts";
import { runtimeEntries } from "./layers/runtime-layer.ts";
import { MAIN_PATH, parseProgram } from "./program.ts";
import { writeRootfs } from "./rootfs.ts";

const config = readBuildConfig({});

test("a Containerfile gets the files, modes and bytes of the archive's layers", async (t) => {
  const dir = mkdtempSync(join(tmpdir(), "keyward-rootfs-"));
  t.after(() => rmSync(dir, { recursive: true }));
  const entry = join(dir, "main.ts");
  writeFileSync(entry, "console.log(1 as number);\n");
  const out = join(dir, "rootfs");
  await writeRootfs({ ...parseProgram("webhook"), entry }, out, config);
  for (const { path, mode, bytes } of await runtimeEntries(config)) {
    assert.equal(statSync(join(out, path)).mode & 0o7777, mode, path);
    if (bytes) assert.ok(readFileSync(join(out, path)).equals(bytes), path);
  }
  assert.equal(readFileSync(join(out, MAIN_PATH), "utf8"), "console.log(1);\n");
});

test("a directory that already holds something is refused", async (t) => {
  const dir = mkdtempSync(join(tmpdir(), "keyward-rootfs-"));
  t.after(() => rmSync(dir, { recursive: true }));
  mkdirSync(join(dir, "old"));
  await assert.rejects(writeRootfs(parseProgram("webhook"), dir, config), /is not empty; give a new directory/);
});
