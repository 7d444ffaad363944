import assert from "node:assert/strict";
import { test } from "node:test";
import type { KnownAnswer } from "./known-answer.ts";
import { KNOWN_ANSWERS } from "./known-answers.ts";
import { runSelfTests } from "./self-tests.ts";

const GOOD: KnownAnswer = { name: "x/good", algorithm: "good", fips: true, run: () => true };

test("every known answer of this build holds", async () => {
  const { passed, results } = await runSelfTests(KNOWN_ANSWERS, () => 7);
  assert.deepEqual(
    results.filter(({ fault }) => fault !== undefined),
    [],
  );
  assert.ok(passed);
});

test("names are unique, so a report says which one failed", () => {
  const names = KNOWN_ANSWERS.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
});

test("a wrong answer and a computation that throws fail, are named, and do not stop the others", async () => {
  const wrong: KnownAnswer = { ...GOOD, name: "x/wrong", run: async () => false };
  const broken: KnownAnswer = {
    ...GOOD,
    name: "x/broken",
    run: () => {
      throw new Error("secret detail");
    },
  };
  const { passed, finishedAtMs, results } = await runSelfTests([wrong, broken, GOOD], () => 7);
  assert.equal(passed, false);
  assert.equal(finishedAtMs, 7);
  assert.deepEqual(results, [
    { name: "x/wrong", fault: "the result is not the known answer" },
    { name: "x/broken", fault: "the computation failed" },
    { name: "x/good", fault: undefined },
  ]);
});
