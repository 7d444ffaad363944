import assert from "node:assert/strict";
import { test } from "node:test";
import { cmsKnownAnswers } from "./cms.ts";
import { tokenKnownAnswers } from "./token.ts";

for (const known of [...tokenKnownAnswers, ...cmsKnownAnswers]) {
  test(`${known.name} holds`, async () => {
    assert.equal(await known.run(), true);
  });
}
