import assert from "node:assert/strict";
import { test } from "node:test";
import { signatureKnownAnswers } from "./signature.ts";

for (const { name, run } of signatureKnownAnswers)
  test(`${name} gives the published answer`, async () => assert.equal(await run(), true));

test("every signature scheme has an answer", () => assert.equal(signatureKnownAnswers.length, 12));
