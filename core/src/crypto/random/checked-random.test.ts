import assert from "node:assert/strict";
import { test } from "node:test";
import { CheckedRandom, MAX_RANDOM_BYTES, type RandomSource } from "./checked-random.ts";
import { NODE_RANDOM } from "./node-random.ts";

/** A generator that is stuck from its third call on. */
function stuckSource(): RandomSource {
  let calls = 0;
  const fillSync = (bytes: Uint8Array) => (++calls < 3 ? NODE_RANDOM.fillSync(bytes) : void bytes.fill(0xaa));
  return { fillSync, fill: async (bytes) => fillSync(bytes) };
}

test("every length is given, none twice the same", async () => {
  const random = new CheckedRandom(NODE_RANDOM);
  for (const length of [1, 31, 16_384, 16_385, MAX_RANDOM_BYTES]) {
    const [one, other] = [await random.bytes(length), await random.bytes(length)];
    assert.deepEqual([one.length, other.length], [length, length]);
    if (length > 1) assert.notDeepEqual(one, other);
  }
  assert.equal(random.failure, undefined);
});

test("a generator that is stuck gives nothing more, and says so once", async () => {
  for (const length of [32, 20_000]) {
    const random = new CheckedRandom(stuckSource());
    const heard: string[] = [];
    random.onFailure((failure) => heard.push(failure));
    await random.bytes(length);
    await random.bytes(length);
    for (let i = 0; i < 3; i++) {
      await assert.rejects(async () => random.bytes(length), { code: "INTERNAL", message: /repetition count/ });
    }
    assert.deepEqual([heard, random.failure], [["repetition count"], "repetition count"]);
  }
});

test("what a generator gave before is not given once it has failed", async () => {
  let calls = 0;
  const release: (() => void)[] = [];
  const source: RandomSource = {
    fillSync: (bytes) => void bytes.fill(0),
    fill: (bytes) =>
      new Promise((resolve) => {
        if (++calls === 1) NODE_RANDOM.fillSync(bytes);
        release.push(resolve);
      }),
  };
  const random = new CheckedRandom(source);
  const slow = random.bytes(MAX_RANDOM_BYTES);
  assert.throws(() => random.bytes(32), { code: "INTERNAL" });
  release[0]!();
  await assert.rejects(async () => slow, { code: "INTERNAL" });
});
