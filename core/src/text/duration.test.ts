import assert from "node:assert/strict";
import { test } from "node:test";
import { SeededRandom } from "../testing/seeded-random.ts";
import { formatDuration, parseDuration } from "./duration.ts";

const GOOD: readonly [string, number][] = [
  ["0", 0],
  ["-0", 0],
  ["5s", 5000],
  ["1478s", 1_478_000],
  ["-5s", -5000],
  ["+5s", 5000],
  ["5.s", 5000],
  [".5s", 500],
  ["1.004s", 1004],
  ["10ns", 0.00001],
  ["11us", 0.011],
  ["12µs", 0.012],
  ["12μs", 0.012],
  ["3h30m", 12_600_000],
  ["10.5s4m", 250_500],
  ["-2m3.4s", -123_400],
  ["1.1h", 3_960_000],
  ["8760h", 31_536_000_000],
  ["876000h", 3_153_600_000_000],
  ["0.3333333333333333333h", 1_199_999.999999],
];

test("durations in Go's syntax are read exactly", () => {
  for (const [text, expected] of GOOD) assert.equal(Math.abs(parseDuration(text) - expected), 0, text);
});

const BAD: readonly [string, string][] = [
  ["", "it is empty"],
  ["-", "it is empty"],
  ["3", "a unit is missing; use ns, us, ms, s, m or h"],
  ["1h1", "a unit is missing; use ns, us, ms, s, m or h"],
  ["s", "a number is missing"],
  [".s", "a number is missing"],
  ["--1s", "a number is missing"],
  ["30d", 'unknown unit "d"; use ns, us, ms, s, m or h'],
  ["1 h", 'unknown unit " h"; use ns, us, ms, s, m or h'],
  ["1H", 'unknown unit "H"; use ns, us, ms, s, m or h'],
  ["3000000h", "it is longer than 292 years"],
  [`${"9".repeat(64)}h`, "it is longer than 64 characters"],
];

test("a text that is no duration is refused with what is wrong", () => {
  for (const [text, why] of BAD) {
    assert.throws(
      () => parseDuration(text),
      (error: Error) => error.message.endsWith(`: ${why}`),
      text,
    );
  }
});

test("a written duration is the shortest list of units and reads back equal", () => {
  assert.equal(formatDuration(0), "0s");
  assert.equal(formatDuration(-5_400_000), "-1h30m");
  assert.equal(formatDuration(1.5), "1ms500us");
  const random = new SeededRandom(7);
  for (let round = 0; round < 500; round++) {
    const durationMs = (random.below(2) === 0 ? -1 : 1) * random.below(2 ** 32) * random.pick([0.001, 1, 1000]);
    const rounded = parseDuration(formatDuration(durationMs));
    assert.ok(Math.abs(rounded - durationMs) < 1e-3, formatDuration(durationMs));
    assert.equal(parseDuration(formatDuration(rounded)), rounded);
  }
});
