import assert from "node:assert/strict";
import { test } from "node:test";
import { keyKnownAnswers } from "./key.ts";

for (const { name, run } of keyKnownAnswers) {
  test(`${name} gives the published public key`, async () => assert.equal(await run(), true));
}
