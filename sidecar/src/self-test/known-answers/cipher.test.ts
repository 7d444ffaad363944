import assert from "node:assert/strict";
import { test } from "node:test";
import { CIPHERS } from "@keyward/core/algorithms/cipher";
import { cipherKnownAnswers } from "./cipher.ts";

test("every cipher has a known answer, and it holds", async () => {
  assert.deepEqual(cipherKnownAnswers.map(({ algorithm }) => algorithm).sort(), [...CIPHERS.keys()].sort());
  for (const { name, run } of cipherKnownAnswers) assert.equal(await run(), true, name);
});
