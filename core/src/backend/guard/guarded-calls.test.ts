import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../secret/secret.ts";
import { BackendError } from "../backend-error.ts";
import type { CallReport } from "./call-report.ts";
import { type GuardedCall, GuardedCalls, type GuardLimits } from "./guarded-calls.ts";
import { ManualClock, settle } from "./testing/manual-clock.ts";

const LIMITS: GuardLimits = { timeoutMs: 1_000, callsInFlight: 256, callsPerSecond: undefined };
const stays = new AbortController().signal;

function setUp(limits: Partial<GuardLimits> = {}) {
  const clock = new ManualClock();
  const reports: CallReport[] = [];
  const observer = { onCall: (report: CallReport) => reports.push(report) };
  const calls = new GuardedCalls({ limits: { ...LIMITS, ...limits }, clock, random: () => 0.5, observer });
  const run = <T>(work: GuardedCall<T>["work"], more: Partial<GuardedCall<T>> = {}) =>
    calls.run({ namespace: "shop", operation: "sign", repeatable: true, signal: stays, work, ...more });
  return { clock, calls, reports, run };
}

const later = (clock: ManualClock, ms: number) => new Promise<void>((resolve) => clock.setTimer(resolve, ms));
const unreachable = async () => {
  throw new BackendError("Unreachable", "no route to host");
};

test("ten thousand calls at once all succeed, 256 at a time", async () => {
  const { calls, run } = setUp();
  let atOnce = 0;
  let most = 0;
  const all = Array.from({ length: 10_000 }, (_, index) =>
    run(
      async () => {
        most = Math.max(most, ++atOnce);
        await settle();
        atOnce -= 1;
        return index;
      },
      { signal: new AbortController().signal },
    ),
  );
  assert.deepEqual(
    await Promise.all(all),
    all.map((_, index) => index),
  );
  assert.equal(most, 256);
  assert.deepEqual(calls.load, { inFlight: 0, waiting: 0 });
});

test("what passes by itself is tried again, and the caller sees no fault", async () => {
  const { clock, reports, run } = setUp();
  let attempts = 0;
  const answer = run(async () => (++attempts < 3 ? unreachable() : "signed"));
  await clock.advance(200);
  assert.equal(await answer, "signed");
  assert.deepEqual(
    reports.map(({ outcome, attempts: made }) => [outcome, made]),
    [["ok", 3]],
  );
});

test("a call that must not be made twice is made once", async () => {
  const { run } = setUp();
  let attempts = 0;
  const work = () => {
    attempts += 1;
    return unreachable();
  };
  await assert.rejects(run(work, { repeatable: false }), { fault: "Unreachable" });
  assert.equal(attempts, 1);
});

test("a fault of one key is not tried again and opens no breaker", async () => {
  const { calls, run } = setUp();
  let attempts = 0;
  for (let call = 0; call < 50; call++) {
    const work = async () => {
      attempts += 1;
      throw new BackendError("KeyDisabled", "the key is disabled");
    };
    await assert.rejects(run(work), { fault: "KeyDisabled" });
  }
  assert.equal(attempts, 50);
  assert.deepEqual(calls.heldBack, []);
});

test("a backend that hangs costs a call its time and not more", async () => {
  const { clock, reports, run } = setUp();
  let told = false;
  const hangs = run((signal) => {
    signal.addEventListener("abort", () => {
      told = true;
    });
    return new Promise<never>(() => {});
  });
  const rejected = assert.rejects(hangs, { fault: "TimedOut", message: /within 1000 ms/ });
  await clock.advance(1_000);
  await rejected;
  assert.equal(told, true);
  assert.equal(reports[0]?.outcome, "TimedOut");
});

test("a call that ignores its signal keeps its place for a while, and then gives it back", async () => {
  const { clock, calls, run } = setUp();
  const hangs = assert.rejects(run(() => new Promise<never>(() => {})));
  await clock.advance(1_000);
  await hangs;
  assert.equal(calls.load.inFlight, 1);
  await clock.advance(30_000);
  assert.equal(calls.load.inFlight, 0);
});

test("a secret that comes too late is overwritten", async () => {
  const { clock, run } = setUp();
  const bytes = Uint8Array.of(1, 2, 3);
  const late = run(async () => {
    await later(clock, 2_000);
    return { plain: new Secret(bytes) };
  });
  const rejected = assert.rejects(late, { fault: "TimedOut" });
  await clock.advance(2_000);
  await rejected;
  assert.deepEqual([...bytes], [0, 0, 0]);
});

test("a backend that is down is left alone: for the namespace that asked, with the cause and a time", async () => {
  const { calls, reports, run } = setUp();
  for (let call = 0; call < 10; call++) await assert.rejects(run(unreachable, { repeatable: false }));
  let asked = false;
  const work = async () => {
    asked = true;
    return "signed";
  };
  await assert.rejects(run(work), (error) => {
    assert.ok(error instanceof BackendError);
    assert.equal(error.fault, "Unreachable");
    assert.match(error.message, /held back, as the backend failed: no route to host/);
    assert.ok((error.retryAfterMs ?? 0) > 0);
    return true;
  });
  assert.equal(asked, false);
  assert.equal(reports.at(-1)?.outcome, "held-back");
  assert.deepEqual(
    calls.heldBack.map(({ namespace }) => namespace),
    ["shop"],
  );
  assert.equal(await run(work, { namespace: "bank" }), "signed");
});

test("one call closes the breaker when the backend is back", async () => {
  const { clock, calls, run } = setUp();
  for (let call = 0; call < 10; call++) await assert.rejects(run(unreachable, { repeatable: false }));
  await clock.advance(500);
  assert.equal(await run(async () => "signed"), "signed");
  assert.deepEqual(calls.heldBack, []);
});

test("callers that leave open no breaker, even if all of them do", async () => {
  const { calls, reports, run } = setUp();
  for (let call = 0; call < 30; call++) {
    const leaving = new AbortController();
    const left = run(() => new Promise<never>(() => {}), { signal: leaving.signal });
    const rejected = assert.rejects(left, /gone/);
    await settle();
    leaving.abort(new Error("gone"));
    await rejected;
  }
  assert.deepEqual(calls.heldBack, []);
  assert.ok(reports.every(({ outcome }) => outcome === "abandoned"));
});

test("a caller that left before its turn starts nothing", async () => {
  const { run } = setUp();
  const left = AbortSignal.abort(new Error("gone"));
  let asked = false;
  const work = async () => {
    asked = true;
  };
  await assert.rejects(run(work, { signal: left }), /gone/);
  assert.equal(asked, false);
});

test("an error without a name of ours becomes a fault, and its text stays inside", async () => {
  const { run } = setUp();
  const secretive = run(async () => {
    throw new TypeError("token abc123 is wrong");
  });
  await assert.rejects(secretive, (error) => {
    assert.ok(error instanceof BackendError);
    assert.equal(error.fault, "BadAnswer");
    assert.doesNotMatch(error.message, /abc123/);
    return true;
  });
});
