import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeywardError } from "@keyward/core/errors/keyward-error";
import { type CallLimits, DEFAULT_LIMITS, type ProfileLimits } from "@keyward/core/policy/profile";
import { sampleProfile } from "@keyward/core/testing/sample-profile";
import { LOCAL_CALLER } from "../identity/caller.ts";
import { CallerAccounts } from "./caller-accounts.ts";

const APP = { ...LOCAL_CALLER, container: "app" };
const OTHER = { ...LOCAL_CALLER, container: "other" };

const limitsOf = (container: string, callsPerSecond: number, calls: number): CallLimits => ({
  rate: { rule: `limits.callers[${container}].callsPerSecond`, callsPerSecond, burst: 2 },
  inFlight: { rule: `limits.callers[${container}].callsInFlight`, calls },
  priority: "High",
});

const profileWith = (limits: Partial<ProfileLimits>, generation = 7) =>
  sampleProfile({ limits: { ...DEFAULT_LIMITS, ...limits }, generation });

function refusalOf(work: () => unknown): KeywardError {
  try {
    work();
  } catch (error) {
    return error as KeywardError;
  }
  return assert.fail("it was let in");
}

test("a call above the rate is refused with the rule, what would pass and when", () => {
  let nowUs = 0;
  const accounts = new CallerAccounts(() => nowUs);
  const profile = profileWith({ callers: new Map([["app", limitsOf("app", 100, 8)]]) });
  const call = () => accounts.run(APP, profile, () => "done");
  assert.deepEqual([call(), call()], ["done", "done"]);
  nowUs = 3_000;
  const { code, refusal } = refusalOf(call);
  assert.equal(code, "RESOURCE_EXHAUSTED");
  assert.deepEqual(refusal, {
    rule: "limits.callers[app].callsPerSecond",
    profile: "payments",
    generation: 7,
    wouldPass: "100 calls per second, and 2 at once after a rest",
    quota: { subject: "container:app", retryAfterMs: 7 },
  });
  nowUs = 10_000;
  assert.equal(call(), "done");
  assert.equal(
    accounts.run(OTHER, profile, () => "free"),
    "free",
  );
});

test("a call above those under way is refused until one of them ends, however it ends", async () => {
  const accounts = new CallerAccounts(() => 0);
  const profile = profileWith({
    calls: { ...DEFAULT_LIMITS.calls, inFlight: { rule: "limits.callsInFlight", calls: 2 } },
  });
  const gate = Promise.withResolvers<void>();
  const failing = accounts.run(APP, profile, async () => {
    await gate.promise;
    throw new Error("broken");
  });
  const waiting = accounts.run(APP, profile, () => gate.promise);
  assert.throws(() =>
    accounts.run(OTHER, profile, () => {
      throw new Error("at once");
    }),
  );
  assert.equal(accounts.of(OTHER).inFlight, 0);
  const { refusal } = refusalOf(() => accounts.enter(APP, profile));
  assert.deepEqual([refusal?.rule, refusal?.wouldPass], ["limits.callsInFlight", "2 calls at once"]);
  gate.resolve();
  await assert.rejects(async () => failing, { message: "broken" });
  await waiting;
  assert.equal(accounts.of(APP).inFlight, 0);
});

test("a call that finds no place takes nothing of the rate", () => {
  const accounts = new CallerAccounts(() => 0);
  const profile = profileWith({ callers: new Map([["*", limitsOf("*", 1, 1)]]) });
  const account = accounts.enter(APP, profile);
  for (let i = 0; i < 5; i++) assert.match(refusalOf(() => account.enter(profile)).message, /callsInFlight/);
  account.leave();
  account.enter(profile);
  account.leave();
  assert.match(refusalOf(() => account.enter(profile)).message, /callsPerSecond/);
});

test("a profile that changes is in force with the next call, and forgets none that were made", () => {
  const accounts = new CallerAccounts(() => 0);
  const slow = profileWith({ callers: new Map([["app", limitsOf("app", 1, 8)]]) });
  const quick = profileWith({ callers: new Map([["app", limitsOf("app", 1_000, 8)]]) }, 8);
  const free = profileWith({}, 9);
  const call = (profile: typeof slow) => accounts.run(APP, profile, () => true);
  assert.ok(call(slow) && call(slow));
  assert.equal(refusalOf(() => call(quick)).refusal?.quota?.retryAfterMs, 1);
  assert.equal(refusalOf(() => call(slow)).refusal?.quota?.retryAfterMs, 1_000);
  assert.equal(accounts.of(APP).weight, 4);
  assert.ok(call(free));
  assert.equal(accounts.of(APP).weight, 2);
});
