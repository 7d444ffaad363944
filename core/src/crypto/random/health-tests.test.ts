import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { SeededRandom } from "../../testing/seeded-random.ts";
import { HealthTests, PROPORTION_CUTOFF, PROPORTION_WINDOW, REPETITION_CUTOFF } from "./health-tests.ts";

const ALPHA = 2 ** -64;

/** P(X >= count) for X of 512 samples that each are the wanted byte with probability 1/256. */
function tail(count: number): number {
  let sum = 0;
  for (let k = count; k <= PROPORTION_WINDOW; k++) sum += binomial(PROPORTION_WINDOW, k);
  return sum;
}

function binomial(n: number, k: number): number {
  let logarithm = k * Math.log(1 / 256) + (n - k) * Math.log(255 / 256);
  for (let i = 1; i <= k; i++) logarithm += Math.log((n - k + i) / i);
  return Math.exp(logarithm);
}

/** No byte twice in a row, none more often than twice in a window: what a test must not mind. */
function plain(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => i % 256);
}

test("the cut-offs are those of the standard's formulas", () => {
  assert.equal(REPETITION_CUTOFF, 1 + Math.ceil(-Math.log2(ALPHA) / 8));
  assert.ok(tail(PROPORTION_CUTOFF) <= ALPHA);
  assert.ok(tail(PROPORTION_CUTOFF - 1) > ALPHA);
});

test("a byte may come eight times in a row and not nine times", () => {
  const run = (length: number) => [...plain(300), ...new Uint8Array(length).fill(7), ...plain(3)];
  assert.equal(new HealthTests().check(Uint8Array.from(run(8))), undefined);
  assert.equal(new HealthTests().check(Uint8Array.from(run(9))), "repetition count");
});

test("the first byte of a window may come 25 times in it and not 26 times", () => {
  const window = (times: number) =>
    plain(PROPORTION_WINDOW).map((byte, i) => (i % 3 === 0 && i / 3 < times ? 0 : byte | 1));
  assert.equal(new HealthTests().check(window(25)), undefined);
  assert.equal(new HealthTests().check(window(26)), "adaptive proportion");
});

test("a window is 512 bytes long, and the next one counts anew", () => {
  const tests = new HealthTests();
  const half = plain(PROPORTION_WINDOW).map((byte, i) => (i % 3 === 0 && i / 3 < 20 ? 0 : byte | 1));
  for (let i = 0; i < 5; i++) assert.equal(tests.check(half), undefined);
});

test("what is found does not depend on how the sequence is cut into calls", () => {
  const random = new SeededRandom(3);
  const stuck = Uint8Array.from([...plain(700), ...new Uint8Array(9).fill(200)]);
  const biased = Uint8Array.from({ length: 4096 }, () => random.below(8));
  for (const [sequence, failure] of [
    [stuck, "repetition count"],
    [biased, "adaptive proportion"],
  ] as const) {
    const tests = new HealthTests();
    let found: string | undefined;
    for (let at = 0; at < sequence.length && found === undefined; ) {
      const next = at + random.between(1, 100);
      found = tests.check(sequence.subarray(at, next));
      at = next;
    }
    assert.equal(found, failure);
  }
});

test("a working generator passes", () => {
  const tests = new HealthTests();
  for (let i = 0; i < 16; i++) assert.equal(tests.check(randomBytes(65_536)), undefined);
});
