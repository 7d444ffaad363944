import assert from "node:assert/strict";
import { test } from "node:test";
import { microTime } from "./micro-time.ts";

test("a MicroTime has six digits, also for whole seconds and for fractions of a millisecond", () => {
  assert.equal(microTime(Date.UTC(2026, 7, 1)), "2026-08-01T00:00:00.000000Z");
  assert.equal(microTime(Date.UTC(2026, 7, 1) + 7), "2026-08-01T00:00:00.007000Z");
  assert.equal(microTime(Date.UTC(2026, 7, 1) + 7.25), "2026-08-01T00:00:00.007250Z");
  assert.equal(microTime(Date.UTC(2026, 7, 1) + 999.9995), "2026-08-01T00:00:00.999999Z");
});
