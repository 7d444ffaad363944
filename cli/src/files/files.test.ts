import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readPublicFile, readSecretFile } from "./bounded-file.ts";
import { assertCanBeMade, writeNewFile } from "./new-file.ts";

const folder = mkdtempSync(join(tmpdir(), "keyward-files-"));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

test("a file that others can read is read, and that is said", async () => {
  const said: string[] = [];
  writeFileSync(at("key"), "secret");
  for (const [mode, notes] of [
    [0o600, 0],
    [0o640, 1],
  ] as const) {
    chmodSync(at("key"), mode);
    said.length = 0;
    using secret = await readSecretFile(at("key"), (text) => said.push(text));
    assert.equal(secret.length, 6);
    assert.equal(said.length, notes);
  }
  assert.match(said[0] ?? "", /others can read .* \(mode 0640\). Next: chmod 600 /);
});

test("what is no key file is refused in words", async () => {
  writeFileSync(at("empty"), "");
  writeFileSync(at("long"), Buffer.alloc(128 * 1024 + 1));
  const rows: [path: string, said: RegExp][] = [
    [at("none"), /cannot read .*none: there is no such file/],
    [at("empty"), /empty is empty/],
    [at("long"), /has more than 131072 bytes: it is no key/],
    [folder, /is no file/],
    ["/dev/zero", /is no file/],
  ];
  for (const [path, said] of rows) await assert.rejects(readPublicFile(path), said);
});

test("a new file is its owner's own, and nothing is written over", async () => {
  await assertCanBeMade(at("new"));
  await writeNewFile(at("new"), "first");
  assert.equal(statSync(at("new")).mode & 0o777, 0o600);
  await assert.rejects(assertCanBeMade(at("new")), /it is there already/);
  await assert.rejects(writeNewFile(at("new"), "second"), /it is there already/);
  assert.equal(readFileSync(at("new"), "utf8"), "first");
  await assert.rejects(assertCanBeMade(join(folder, "none", "new")), /there is no such folder/);
  await assert.rejects(writeNewFile("/dev/stdout", "key"), /it is there already/);
});
