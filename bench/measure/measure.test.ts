import assert from "node:assert/strict";
import { test } from "node:test";
import { parseCpuUs, parseMemory } from "./process-usage.ts";
import { median, spread } from "./statistics.ts";
import { Tally } from "./tally.ts";

test("processor time is user and system time, whatever the program is called", () => {
  const stat = "7 (a ) b (c) S 1 7 7 0 -1 4194560 900 0 0 0 150 50 0 0 20 0 11 0 100 1 2";
  assert.equal(parseCpuUs(stat), 2_000_000);
});

test("memory is what is resident, and the most that was", () => {
  const memory = parseMemory("Name:\tnode\nVmHWM:\t  100000 kB\nVmRSS:\t   50000 kB\n");
  assert.deepEqual(memory, { rssMb: 51.2, peakRssMb: 102.4 });
});

test("a process that has ended has no memory", () => {
  assert.throws(() => parseMemory("Name:\tnode\nState:\tZ (zombie)\n"), /it has ended/);
});

test("calls per second are the median of the turns, processor time is of all, latencies are the last one's, which has all", () => {
  const latency = (p50Us: number) => ({ p50Us, p99Us: 2 * p50Us, p999Us: 3 * p50Us, maxUs: 4 * p50Us });
  const tally = new Tally();
  tally.add({ calls: 100, elapsedUs: 1_000_000, latency: latency(10) }, 2_000);
  tally.add({ calls: 10, elapsedUs: 1_000_000, latency: latency(15) }, 500);
  tally.add({ calls: 290, elapsedUs: 1_000_000, latency: latency(20) }, 3_500);
  const figures = tally.figures({ rssMb: 1, peakRssMb: 2 });
  assert.equal(figures.opsPerSecond, 100);
  assert.equal(figures.cpuUsPerCall, 15);
  assert.equal(figures.p999Us, 60);
});

test("a spread is of the middle half, so that one bad turn does not make it", () => {
  assert.equal(spread([100, 90, 10, 110, 100]), 0.1);
  assert.equal(spread([5]), 0);
  assert.throws(() => spread([]), RangeError);
  assert.throws(() => median([]), RangeError);
});

test("no calls are no figures", () => {
  assert.throws(() => new Tally().figures({ rssMb: 1, peakRssMb: 2 }), /no call ended/);
});
