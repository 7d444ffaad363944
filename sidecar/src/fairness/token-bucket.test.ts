import assert from "node:assert/strict";
import { test } from "node:test";
import { TokenBucket } from "./token-bucket.ts";

const rateOf = (callsPerSecond: number, burst: number) => ({ rule: "limits.callsPerSecond", callsPerSecond, burst });

/** How many calls pass at one moment. */
function passing(bucket: TokenBucket, nowUs: number): number {
  let calls = 0;
  while (bucket.take(nowUs) === 0) calls++;
  return calls;
}

test("a burst passes at once, and then one call for each of its intervals", () => {
  const bucket = new TokenBucket(rateOf(4, 3), 0);
  assert.equal(passing(bucket, 0), 3);
  assert.equal(bucket.take(0), 250_000);
  assert.equal(bucket.take(249_999), 1);
  assert.equal(bucket.take(250_000), 0);
  assert.equal(bucket.take(250_000), 250_000);
});

test("whatever the rate, a second of calls at every microsecond passes as many as the rate says and the burst", () => {
  for (const [perSecond, burst] of [
    [3, 2],
    [7, 5],
    [999, 2],
    [30_001, 17],
  ] as const) {
    const bucket = new TokenBucket(rateOf(perSecond, burst), 0);
    let calls = 0;
    for (let us = 0; us < 1_000_000; us++) if (bucket.take(us) === 0) calls++;
    // The last one comes at the end of the second.
    assert.equal(calls, burst + perSecond - 1, `${perSecond} per second`);
    assert.equal(bucket.take(1_000_000), 0);
  }
});

test("the time that a refusal names is the first at which the call passes", () => {
  for (const perSecond of [1, 3, 7, 600, 9_999_999]) {
    const bucket = new TokenBucket(rateOf(perSecond, 2), 5);
    assert.equal(passing(bucket, 5), 2);
    const waitUs = bucket.take(5);
    if (waitUs > 1) assert.equal(bucket.take(5 + waitUs - 1), 1);
    assert.equal(bucket.take(5 + waitUs), 0);
  }
});

test("a long rest gives the burst and no more", () => {
  const bucket = new TokenBucket(rateOf(10_000_000, 100_000), 0);
  assert.equal(passing(bucket, 0), 100_000);
  assert.equal(passing(bucket, 10 * 365 * 86_400 * 1_000_000), 100_000);
});

test("a change of the rate forgets no call that was made", () => {
  const bucket = new TokenBucket(rateOf(10, 10), 0);
  assert.equal(passing(bucket, 0), 10);
  bucket.change(rateOf(10, 15), 0);
  assert.equal(passing(bucket, 0), 5, "what is new of the burst");
  bucket.change(rateOf(1, 5), 0);
  assert.equal(bucket.take(0), 1_000_000, "no debt beyond the new burst");
  bucket.change(rateOf(2, 5), 500_000);
  assert.equal(bucket.take(500_000), 250_000, "half a second by the old rate, the rest by the new one");
});
