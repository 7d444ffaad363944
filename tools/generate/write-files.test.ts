import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { writeFiles } from "./write-files.ts";

const root = mkdtempSync(join(tmpdir(), "keyward-write-"));
after(() => rmSync(root, { recursive: true }));

test("stale files of owned folders go, files elsewhere stay", () => {
  mkdirSync(join(root, "gen"));
  writeFileSync(join(root, "gen/stale.ts"), "old");
  writeFileSync(join(root, "mine.ts"), "mine");
  writeFiles(root, [{ path: "gen/new.ts", content: "new" }], ["gen"]);
  assert.equal(existsSync(join(root, "gen/stale.ts")), false);
  assert.equal(readFileSync(join(root, "gen/new.ts"), "utf8"), "new");
  assert.equal(readFileSync(join(root, "mine.ts"), "utf8"), "mine");
});

test("a file that is right already is not written again", () => {
  const path = join(root, "gen/new.ts");
  const before = statSync(path, { bigint: true }).mtimeNs;
  writeFiles(root, [{ path: "gen/new.ts", content: "new" }], ["gen"]);
  assert.equal(statSync(path, { bigint: true }).mtimeNs, before);
});
