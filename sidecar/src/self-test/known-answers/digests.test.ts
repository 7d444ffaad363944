import assert from "node:assert/strict";
import { test } from "node:test";
import { HASHES } from "@keyward/core/algorithms/hash";
import { MACS } from "@keyward/core/algorithms/mac";
import { hashKnownAnswers } from "./hash.ts";
import { macKnownAnswers } from "./mac.ts";
import { randomKnownAnswers } from "./random.ts";

test("every hash and every MAC has a known answer, and gives it", async () => {
  assert.deepEqual(
    hashKnownAnswers.map(({ algorithm }) => algorithm),
    [...HASHES.keys()],
  );
  assert.deepEqual(
    macKnownAnswers.map(({ algorithm }) => algorithm),
    [...MACS.keys()],
  );
  for (const known of [...hashKnownAnswers, ...macKnownAnswers, ...randomKnownAnswers]) {
    assert.equal(await known.run(), true, known.name);
  }
});
