import assert from "node:assert/strict";
import { test } from "node:test";
import { ManualClock, settle } from "../testing/manual-clock.ts";
import { KubeError } from "../watch/kube-error.ts";
import { Controller } from "./controller.ts";
import { type ControllerOptions, type ReconcileReport, TerminalError } from "./controller-options.ts";

type Reconcile = ControllerOptions["reconcile"];

function rig(reconcile: Reconcile, options: Partial<ControllerOptions> = {}) {
  const clock = new ManualClock();
  const reports: ReconcileReport[] = [];
  const stuck: string[] = [];
  const hooks = { onEnd: (report: ReconcileReport) => reports.push(report), onStuck: (key: string) => stuck.push(key) };
  const controller = new Controller({ name: "test", reconcile, clock, random: () => 1, hooks, ...options });
  const stop = new AbortController();
  const cutOff = new AbortController();
  const running = controller.run(stop.signal, cutOff.signal);
  return { clock, controller, reports, stuck, stop, cutOff, running };
}

test("a key that failed runs again after its wait, and a success ends that", async () => {
  let runs = 0;
  const { clock, controller, reports } = rig(async () => {
    runs += 1;
    if (runs < 3) throw new Error("not yet");
  });
  controller.enqueue("a");
  await settle();
  await clock.advance(10_000);
  assert.deepEqual(
    reports.map(({ outcome, failures, retryInMs }) => [outcome, failures, retryInMs]),
    [
      ["failed", 1, 200],
      ["failed", 2, 400],
      ["done", 0, undefined],
    ],
  );
});

test("a reconcile may ask for its next run", async () => {
  let runs = 0;
  const { clock, controller } = rig(async () => {
    runs += 1;
    return { requeueAfterMs: 60_000 };
  });
  controller.enqueue("a");
  await clock.advance(59_999);
  assert.equal(runs, 1);
  await clock.advance(60_001);
  assert.equal(runs, 3);
});

test("a terminal error waits for a change", async () => {
  let runs = 0;
  const { clock, controller, reports } = rig(async () => {
    runs += 1;
    throw new TerminalError("the spec makes no sense");
  });
  controller.enqueue("a");
  await clock.advance(3_600_000);
  assert.deepEqual([runs, reports[0]?.outcome], [1, "terminal"]);
});

test("Retry-After of the API server is kept", async () => {
  const { clock, controller, reports } = rig(async () => {
    throw new KubeError("PATCH /x", 429, {}, 20_000);
  });
  controller.enqueue("a");
  await clock.advance(0);
  assert.equal(reports[0]?.retryInMs, 20_000);
});

test("one key never runs twice at a time, different keys do", async () => {
  const running: string[] = [];
  const release = Promise.withResolvers<void>();
  const { controller } = rig(async (key) => {
    running.push(key);
    await release.promise;
  });
  controller.enqueue("a");
  controller.enqueue("b");
  await settle();
  controller.enqueue("a");
  await settle();
  assert.deepEqual(running, ["a", "b"]);
  release.resolve();
  await settle();
  assert.deepEqual(running, ["a", "b", "a"]);
});

test("time runs out through the signal", async () => {
  const reconcile: Reconcile = (_key, signal) =>
    new Promise<void>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const { clock, controller, reports } = rig(reconcile, { timeoutMs: 1_000 });
  controller.enqueue("a");
  await clock.advance(1_000);
  assert.match(String(reports[0]?.error), /no result within 1000 ms/);
});

test("a reconcile that ignores its signal is reported, keeps its key and blocks nobody else", async () => {
  const never = Promise.withResolvers<void>();
  const runs: string[] = [];
  const reconcile: Reconcile = async (key) => {
    runs.push(key);
    if (key === "stuck") await never.promise;
  };
  const { clock, controller, stuck } = rig(reconcile, { concurrency: 1, timeoutMs: 1_000, graceMs: 500 });
  controller.enqueue("stuck");
  controller.enqueue("next");
  await clock.advance(600_000);
  assert.deepEqual([runs, stuck], [["stuck", "next"], ["stuck"]]);
  never.resolve();
  await clock.advance(0);
  assert.deepEqual(runs, ["stuck", "next", "stuck"]);
});

test("a stop lets the running ones finish and starts no other", async () => {
  const release = Promise.withResolvers<void>();
  const runs: string[] = [];
  const { controller, stop, running } = rig(
    async (key) => {
      runs.push(key);
      await release.promise;
    },
    { concurrency: 1 },
  );
  controller.enqueue("a");
  controller.enqueue("b");
  await settle();
  stop.abort();
  release.resolve();
  await running;
  assert.deepEqual(runs, ["a"]);
});

test("a stop ends although a reconcile never returns", async () => {
  const { clock, controller, stop, running } = rig(() => new Promise<void>(() => {}), { drainMs: 1_000, graceMs: 500 });
  controller.enqueue("a");
  await settle();
  stop.abort();
  await clock.advance(1_500);
  await running;
});

test("a lost leadership aborts what runs at once", async () => {
  const aborted = Promise.withResolvers<unknown>();
  const { controller, stop, cutOff } = rig(async (_key, signal) => {
    signal.addEventListener("abort", () => aborted.resolve(signal.reason));
    await aborted.promise;
  });
  controller.enqueue("a");
  await settle();
  const reason = new Error("lost");
  cutOff.abort(reason);
  stop.abort(reason);
  assert.equal(await aborted.promise, reason);
});

test("no more than the rate starts, whatever is waiting", async () => {
  let runs = 0;
  const { clock, controller } = rig(
    async () => {
      runs += 1;
    },
    {
      rate: { perSecond: 10, burst: 5 },
      concurrency: 4,
    },
  );
  for (let key = 0; key < 1_000; key++) controller.enqueue(`key-${key}`);
  await clock.advance(1_000);
  assert.ok(runs >= 14 && runs <= 16, `${runs} runs`);
});
