import assert from "node:assert/strict";
import { test } from "node:test";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Key } from "../keys/key.ts";
import { firstThatFits } from "./key-versions.ts";

const key = { version: 3, others: [{ version: 4 }, { version: 2 }] } as unknown as Key;
const valid = { fits: (output: boolean) => output };

test("the versions are tried in order until one fits", async () => {
  const tried: (number | undefined)[] = [];
  const fits = (version: Key) => {
    tried.push(version.version);
    return version.version === 2;
  };
  assert.equal(await firstThatFits(key, valid, fits), true);
  assert.deepEqual(tried, [3, 4, 2]);
});

test("where none fits the answer is that of the first, error or not", async () => {
  assert.equal(await firstThatFits(key, valid, () => false), false);
  const failing = (version: Key): never => {
    throw new KeywardError("INVALID_ARGUMENT", `version ${version.version}`);
  };
  await assert.rejects(firstThatFits(key, valid, failing), { message: "version 3" });
});

test("what is no verdict on the input ends it at once", async () => {
  let calls = 0;
  const busy = (): never => {
    calls += 1;
    throw new KeywardError("RESOURCE_EXHAUSTED", "later");
  };
  await assert.rejects(firstThatFits(key, valid, busy), { code: "RESOURCE_EXHAUSTED" });
  assert.equal(calls, 1);
});
