import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, it } from "node:test";
import { readVectorSeeds } from "./vectors.ts";

const vectors = mkdtempSync(join(tmpdir(), "vectors-"));
after(() => rmSync(vectors, { recursive: true }));

it("seeds are those of the folders that are wanted", () => {
  mkdirSync(join(vectors, "fuzz-seeds"));
  const lines = ['{"n":"spki/1","b64":"MAA="}', '{"n":"pem/1","b64":"LQ=="}', '{"n":"spkis/1","b64":"AA=="}', ""];
  writeFileSync(join(vectors, "fuzz-seeds", "a.jsonl"), lines.join("\n"));
  const seeds = readVectorSeeds(vectors, ["spki"]).map((seed) => Buffer.from(seed).toString("hex"));
  assert.deepEqual(seeds, ["3000"]);
});

it("a folder that is not there has no seeds", () => {
  assert.deepEqual(readVectorSeeds(join(vectors, "none"), ["spki"]), []);
});
