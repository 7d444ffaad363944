import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { type Entry, packTar } from "./tar.ts";

const FILES: Entry[] = [
  { path: "tmp", mode: 0o1777 },
  { path: "usr/bin/node", mode: 0o755, bytes: Buffer.alloc(512, 1) },
  { path: "etc/group", mode: 0o644, bytes: Buffer.from("root:x:0:\n") },
  { path: "empty", mode: 0o600, bytes: new Uint8Array() },
];

test("the machine's own tar reads back names, modes and content", (t) => {
  const dir = mkdtempSync(join(tmpdir(), "keyward-tar-"));
  t.after(() => rmSync(dir, { recursive: true }));
  const result = spawnSync("tar", ["-xpf", "-", "-C", dir], { input: packTar(FILES) });
  assert.equal(result.status, 0, result.stderr?.toString());
  for (const { path, mode, bytes } of FILES) {
    assert.equal(statSync(join(dir, path)).mode & 0o7777, mode, path);
    if (bytes) assert.deepEqual(readFileSync(join(dir, path)), Buffer.from(bytes), path);
  }
});

test("the order in which files are given does not matter", () => {
  assert.deepEqual(packTar(FILES), packTar(FILES.toReversed()));
});

test("parent directories come before what is in them", () => {
  const listed = spawnSync("tar", ["-tf", "-"], { input: packTar(FILES) })
    .stdout.toString()
    .trim()
    .split("\n");
  assert.deepEqual(listed, ["empty", "etc/", "etc/group", "tmp/", "usr/", "usr/bin/", "usr/bin/node"]);
});

test("no times, no names of users, no owner but root", () => {
  const listed = spawnSync("tar", ["-tvf", "-", "--utc"], { input: packTar(FILES) })
    .stdout.toString()
    .trim()
    .split("\n");
  for (const line of listed) assert.match(line, /^\S+ 0\/0 +\d+ 1970-01-01 00:00 /);
});

const REFUSED: Record<string, Entry[]> = {
  "an absolute path": [{ path: "/etc/passwd", mode: 0o644 }],
  "a path that climbs out": [{ path: "a/../../b", mode: 0o644 }],
  "a trailing slash": [{ path: "a/", mode: 0o755 }],
  "a path twice": [
    { path: "a", mode: 0o644 },
    { path: "a", mode: 0o644 },
  ],
  "a path of more than 100 bytes": [{ path: "ü".repeat(51), mode: 0o644 }],
};

for (const [what, entries] of Object.entries(REFUSED)) {
  test(`${what} is refused`, () =>
    assert.throws(() => packTar(entries), /not a plain relative path|twice|exceeds 100 bytes/));
}
