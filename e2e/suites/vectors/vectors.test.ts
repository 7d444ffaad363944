import assert from "node:assert/strict";
import { test } from "node:test";
import { renderTally } from "../../vectors/report.ts";
import { runVectors } from "../../vectors/run-vectors.ts";
import { missingVectors, vectorsDir } from "../../vectors/vectors-dir.ts";

const dir = vectorsDir(process.env);
const missing = missingVectors(dir);

test("every test vector gets its verdict through the socket", { skip: missing ?? false }, async () => {
  const tally = await runVectors({ dir, filters: [] });
  console.log(renderTally(tally));
  assert.deepEqual(tally.failures.slice(0, 20), []);
  assert.ok(tally.total.passed > 0, "a folder of vectors with no case that passes is no folder of vectors");
});
