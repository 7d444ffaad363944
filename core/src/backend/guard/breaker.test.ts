import assert from "node:assert/strict";
import { test } from "node:test";
import { BackendError } from "../backend-error.ts";
import { Breaker, type BreakerRules, type HeldBack, type Passage } from "./breaker.ts";
import { ManualClock } from "./testing/manual-clock.ts";

const RULES: BreakerRules = { run: 3, ratio: 0.5, minCalls: 10, windowMs: 10_000, baseMs: 1_000, capMs: 8_000 };
const down = new BackendError("Unreachable", "no answer");

function setUp() {
  const clock = new ManualClock();
  // The longest wait that chance can give: exactly the ceiling.
  return { clock, breaker: new Breaker(clock, () => 1, RULES) };
}

function passes(answer: Passage | HeldBack): answer is Passage {
  return "probe" in answer;
}

function fail(breaker: Breaker, error = down): void {
  const passage = breaker.pass();
  assert.ok(passes(passage));
  breaker.failed(passage, error);
}

test("a run of failures opens it, and a success in between starts the run again", () => {
  const { breaker } = setUp();
  fail(breaker);
  fail(breaker);
  breaker.succeeded(breaker.pass() as Passage);
  fail(breaker);
  fail(breaker);
  assert.equal(breaker.state, "closed");
  fail(breaker);
  assert.equal(breaker.state, "open");
});

test("half of many calls failing opens it, however they are mixed", () => {
  const { breaker } = setUp();
  for (let pair = 0; pair < 5; pair++) {
    assert.equal(breaker.state, "closed");
    breaker.succeeded(breaker.pass() as Passage);
    fail(breaker);
  }
  assert.equal(breaker.state, "open");
});

test("failures of an earlier window are forgotten", async () => {
  const { clock, breaker } = setUp();
  for (let pair = 0; pair < 4; pair++) {
    breaker.succeeded(breaker.pass() as Passage);
    fail(breaker);
  }
  await clock.advance(RULES.windowMs);
  for (let call = 0; call < 8; call++) breaker.succeeded(breaker.pass() as Passage);
  fail(breaker);
  fail(breaker);
  assert.equal(breaker.state, "closed");
});

test("an open one says what failed and when it asks again", async () => {
  const { clock, breaker } = setUp();
  for (let call = 0; call < 3; call++) fail(breaker);
  await clock.advance(400);
  assert.deepEqual(breaker.pass(), { fault: "Unreachable", message: "no answer", retryInMs: 600 });
  assert.equal(breaker.cause, down);
});

test("after its wait one call decides, and others are held back meanwhile", async () => {
  const { clock, breaker } = setUp();
  for (let call = 0; call < 3; call++) fail(breaker);
  await clock.advance(1_000);
  assert.equal(breaker.state, "half-open");
  const probe = breaker.pass();
  assert.deepEqual(probe, { probe: true });
  assert.equal(passes(breaker.pass()), false);
  breaker.succeeded(probe as Passage);
  assert.equal(breaker.state, "closed");
  assert.deepEqual(breaker.pass(), { probe: false });
});

test("each probe that fails doubles the wait, up to the cap", async () => {
  const { clock, breaker } = setUp();
  for (let call = 0; call < 3; call++) fail(breaker);
  for (const waitMs of [1_000, 2_000, 4_000, 8_000, 8_000]) {
    await clock.advance(waitMs - 1);
    assert.equal(breaker.state, "open", `${waitMs}`);
    await clock.advance(1);
    assert.equal(breaker.state, "half-open", `${waitMs}`);
    fail(breaker);
  }
});

test("a probe whose caller left lets the next call probe", async () => {
  const { clock, breaker } = setUp();
  for (let call = 0; call < 3; call++) fail(breaker);
  await clock.advance(1_000);
  breaker.abandoned(breaker.pass() as Passage);
  assert.deepEqual(breaker.pass(), { probe: true });
});

test("calls that began before it opened decide nothing while a probe is out", async () => {
  const { clock, breaker } = setUp();
  const early = breaker.pass() as Passage;
  const late = breaker.pass() as Passage;
  for (let call = 0; call < 3; call++) fail(breaker);
  await clock.advance(1_000);
  const probe = breaker.pass() as Passage;
  breaker.succeeded(early);
  breaker.failed(late, down);
  assert.equal(breaker.state, "half-open");
  assert.equal(passes(breaker.pass()), false);
  breaker.succeeded(probe);
  assert.equal(breaker.state, "closed");
});

test("it waits as long as the backend asked for", async () => {
  const { clock, breaker } = setUp();
  for (let call = 0; call < 3; call++) {
    fail(breaker, new BackendError("Throttled", "slow down", { retryAfterMs: 5_000 }));
  }
  await clock.advance(4_999);
  assert.equal(breaker.state, "open");
  await clock.advance(1);
  assert.equal(breaker.state, "half-open");
});
