import assert from "node:assert/strict";
import { test } from "node:test";
import { type Condition, type ConditionUpdate, isTrue, MAX_MESSAGE_CHARACTERS, setCondition } from "./condition.ts";

const noon = Date.UTC(2026, 0, 1, 12, 0, 0, 789);
const ready: ConditionUpdate = {
  type: "Ready",
  status: "True",
  observedGeneration: 1,
  reason: "AllGood",
  message: "fine",
};

test("a new condition carries the time in whole seconds", () => {
  assert.deepEqual(setCondition([], ready, noon), [{ ...ready, lastTransitionTime: "2026-01-01T12:00:00Z" }]);
});

test("the time moves with the status and with nothing else", () => {
  const first = setCondition([], ready, noon);
  const reworded = setCondition(
    first,
    { ...ready, reason: "Other", message: "still", observedGeneration: 2 },
    noon + 60_000,
  );
  assert.equal(reworded[0]?.lastTransitionTime, "2026-01-01T12:00:00Z");
  const failed = setCondition(reworded, { ...ready, status: "False" }, noon + 60_000);
  assert.equal(failed[0]?.lastTransitionTime, "2026-01-01T12:01:00Z");
});

test("setting what is set returns the same list, so that nobody writes it", () => {
  const first = setCondition([], ready, noon);
  assert.equal(setCondition(first, ready, noon + 60_000), first);
});

test("other conditions keep their place, and nothing is changed in place", () => {
  const other: Condition = {
    type: "Other",
    status: "True",
    reason: "R",
    message: "",
    lastTransitionTime: "2026-01-01T00:00:00Z",
  };
  const before = Object.freeze([...setCondition([other], ready, noon), { ...other, type: "Last" }]);
  const after = setCondition(before, { ...ready, status: "False" }, noon);
  assert.deepEqual(
    after.map(({ type, status }) => `${type} ${status}`),
    ["Other True", "Ready False", "Last True"],
  );
});

test("words that the API server would refuse are refused here", () => {
  for (const reason of ["", "two words", "lower", "Ends,", "x".repeat(2_000)]) {
    assert.throws(() => setCondition([], { ...ready, reason }, noon), RangeError, reason);
  }
  assert.throws(() => setCondition([], { ...ready, type: "no type!" }, noon), RangeError);
});

test("a message that is too long is cut between characters", () => {
  const [condition] = setCondition([], { ...ready, message: "🔑".repeat(MAX_MESSAGE_CHARACTERS + 5) }, noon);
  const characters = Array.from(condition?.message ?? "");
  assert.deepEqual([characters.length, characters.at(-2), characters.at(-1)], [MAX_MESSAGE_CHARACTERS, "🔑", "…"]);
});

test("true about an older generation is not true", () => {
  const conditions = setCondition([], ready, noon);
  assert.deepEqual(
    [isTrue(conditions, "Ready"), isTrue(conditions, "Ready", 1), isTrue(conditions, "Ready", 2)],
    [true, true, false],
  );
  assert.equal(isTrue(undefined, "Ready"), false);
});
