import assert from "node:assert/strict";
import { test } from "node:test";
import { certificateKnownAnswers } from "./certificate.ts";

test("the known answer of certificates holds", async () => {
  for (const { name, run } of certificateKnownAnswers) assert.ok(await run(), name);
});
