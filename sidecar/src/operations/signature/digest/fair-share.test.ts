import assert from "node:assert/strict";
import { test } from "node:test";
import { LOCAL_CALLER } from "../../../identity/caller.ts";
import { FairShare } from "./fair-share.ts";

test("a caller with its share under way is refused until some of it ends; another is not", {
  timeout: 10_000,
}, async () => {
  const share = new FairShare(2);
  const gate = Promise.withResolvers<void>();
  const failing = share.run(LOCAL_CALLER, async () => {
    await gate.promise;
    throw new Error("broken");
  });
  const endless = share.run(LOCAL_CALLER, () => gate.promise);
  const refused = { code: "RESOURCE_EXHAUSTED" };
  await assert.rejects(
    share.run(LOCAL_CALLER, async () => 1),
    refused,
  );
  assert.equal(await share.run({ ...LOCAL_CALLER }, async () => 2), 2);
  gate.resolve();
  await assert.rejects(failing, { message: "broken" });
  await endless;
  assert.equal(await share.run(LOCAL_CALLER, async () => 3), 3);
});
