import assert from "node:assert/strict";
import test from "node:test";
import { memoryOf, parseStatus } from "./memory.ts";

test("memory of a process is in bytes", () => {
  const status = "Name:\tnode\nVmPeak:\t 1234567 kB\nVmHWM:\t   91000 kB\nVmRSS:\t   56000 kB\nRssAnon:\t 1 kB\n";
  assert.deepEqual(parseStatus(status), { rssBytes: 57_344_000, peakBytes: 93_184_000 });
});

test("a process that has ended has no memory, and that is an error", () => {
  assert.throws(() => parseStatus("Name:\tnode\nState:\tZ (zombie)\n"), /no VmRSS/);
});

test("this process is as large as it says itself", { skip: process.platform !== "linux" && "needs /proc" }, () => {
  const { rssBytes, peakBytes } = memoryOf(process.pid);
  assert.ok(peakBytes >= rssBytes && rssBytes > 10e6, `${rssBytes} of ${peakBytes}`);
});
