import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { writeFiles } from "../write-files.ts";
import { generateCrds, OWNED_FOLDERS } from "./crds.ts";

const ROOT = join(import.meta.dirname, "../../..");

test("the committed files are what the types generate, no more and no less", async () => {
  const temporary = mkdtempSync(join(tmpdir(), "keyward-generate-"));
  try {
    writeFiles(temporary, await generateCrds(ROOT), OWNED_FOLDERS);
    for (const folder of OWNED_FOLDERS) assert.deepEqual(contents(ROOT, folder), contents(temporary, folder));
  } finally {
    rmSync(temporary, { recursive: true });
  }
});

test("the same types give the same bytes", async () => {
  assert.deepEqual(await generateCrds(ROOT), await generateCrds(ROOT));
});

test("every generated file says so in its first lines", async () => {
  for (const { path, content } of await generateCrds(ROOT)) {
    const head = content.split("\n").slice(0, 2).join("\n");
    assert.match(head, /Code generated from crds\/src\/types by tools\/generate; do not edit\./, path);
  }
});

function contents(root: string, folder: string): Record<string, string> {
  const names = readdirSync(join(root, folder)).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(root, folder, name), "utf8")]));
}
