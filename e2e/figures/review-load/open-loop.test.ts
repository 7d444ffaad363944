import assert from "node:assert/strict";
import test from "node:test";
import { setImmediate } from "node:timers/promises";
import { type LoopClock, runOpenLoop } from "./open-loop.ts";

/** Time passes only in sleep and where a test says so. */
class ManualTime implements LoopClock {
  #nowMs = 1000;
  nowMs = () => this.#nowMs;
  pass(durationMs: number): void {
    this.#nowMs += durationMs;
  }
  async sleep(durationMs: number): Promise<void> {
    await setImmediate(); // answers that are there come first
    this.pass(durationMs);
  }
}

test("calls are sent at the rate that was asked for", async () => {
  const clock = new ManualTime();
  const sentMs: number[] = [];
  const call = async () => void sentMs.push(clock.nowMs());
  const result = await runOpenLoop({ ratePerSecond: 200, durationMs: 25, clock, call });
  assert.deepEqual(sentMs, [1000, 1005, 1010, 1015, 1020]);
  assert.deepEqual(result, { latenciesMs: [0, 0, 0, 0, 0], lateMs: [0, 0, 0, 0, 0], failures: [] });
});

test("a stall is in the latency of every call that was due meanwhile, not of one alone", async () => {
  const clock = new ManualTime();
  const call = async (number: number) => {
    if (number === 0) clock.pass(12);
  };
  const { latenciesMs, lateMs } = await runOpenLoop({ ratePerSecond: 200, durationMs: 25, clock, call });
  assert.deepEqual(lateMs, [0, 7, 2, 0, 0]);
  assert.deepEqual(
    latenciesMs.toSorted((a, b) => b - a),
    [12, 7, 2, 0, 0],
  );
});

test("a slow answer does not keep the next calls back", async () => {
  const clock = new ManualTime();
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const sent: number[] = [];
  const call = async (number: number) => {
    sent.push(number);
    if (number === 0) await answered;
    if (number === 3) answer();
  };
  const { latenciesMs } = await runOpenLoop({ ratePerSecond: 1000, durationMs: 4, clock, call });
  assert.deepEqual(sent, [0, 1, 2, 3]);
  assert.equal(latenciesMs.length, 4);
});

test("a failed call is counted by its reason and has no latency", async () => {
  const clock = new ManualTime();
  const call = async (number: number) => {
    if (number === 1) throw new Error("refused");
  };
  const { latenciesMs, failures } = await runOpenLoop({ ratePerSecond: 1000, durationMs: 3, clock, call });
  assert.deepEqual([latenciesMs.length, failures], [2, ["refused"]]);
});
