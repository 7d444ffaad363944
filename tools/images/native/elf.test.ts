import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { interpreterOf, stripElf } from "./elf.ts";

const skip = process.platform === "linux" ? false : "node is an ELF file on Linux only";

test("a stripped node is smaller and still signs, hashes and runs WebAssembly", { skip }, (t) => {
  const dir = mkdtempSync(join(tmpdir(), "keyward-elf-"));
  t.after(() => rmSync(dir, { recursive: true }));
  const original = readFileSync(process.execPath);
  const stripped = stripElf(original);
  const file = join(dir, "node");
  writeFileSync(file, stripped, { mode: 0o755 });
  const program = `const { generateKeyPairSync, sign, hash } = require("node:crypto");
    sign("sha256", Buffer.from("x"), generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey);
    new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
    console.log(process.version, hash("sha3-512", "").slice(0, 8));`;
  const result = spawnSync(file, ["-e", program], { encoding: "utf8" });
  assert.equal(result.stdout, `${process.version} a69f73cc\n`, result.stderr);
  assert.ok(stripped.length <= original.length);
});

test("the loader's path is read from the file", { skip }, () => {
  assert.match(interpreterOf(readFileSync(process.execPath)), /^\/lib.*\/ld-linux.*\.so\.\d$/);
});

test("what is no ELF file is refused by name", () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from("#!/bin/sh\n"), Buffer.alloc(64)]) {
    assert.throws(() => interpreterOf(bytes), /not a 64-bit little-endian ELF file/);
  }
});

test("an ELF file that is cut off anywhere in its headers or segments is refused", { skip }, () => {
  const elf = readFileSync(process.execPath);
  for (const end of [63, 64, 100, 700, 4096, 1 << 20]) {
    assert.throws(() => stripElf(elf.subarray(0, end)), /not a 64-bit|damaged|ends behind the file/, `cut at ${end}`);
  }
});
