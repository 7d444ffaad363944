import assert from "node:assert/strict";
import { test } from "node:test";
import type { AgentStream } from "../agent-stream.ts";
import { Refusals } from "./refusals.ts";

/** Of a status, as gRPC counts. */
const RESOURCE_EXHAUSTED = 8;
const BURST = 512;

/** The refusals of one stream, by a clock that goes when it is told to. */
function stream() {
  const seen = { nowMs: 0, rests: 0, told: 0, limited: 0, lines: [] as unknown[] };
  const open = { identity: { namespace: "shop", podName: "pod" }, rest: () => (seen.rests += 1) };
  const clock = { monotonicMs: () => seen.nowMs, epochMs: () => 0, setTimer: () => () => {} };
  const log = { warn: (event: string, fields?: object) => seen.lines.push({ event, ...fields }) };
  const onRefused = (outcome: "told" | "limited") => (seen[outcome] += 1);
  const refusals = new Refusals(open as unknown as AgentStream, { clock, log, onRefused });
  const refuse = (times: number) => Array.from({ length: times }, () => refusals.limit());
  return { seen, refuse };
}

test("what is refused within the rate is told why, and beyond it only that there is too much", () => {
  const { seen, refuse } = stream();
  assert.ok(refuse(BURST).every((limit) => limit === undefined));
  const [limit] = refuse(1);
  assert.equal(limit?.code, RESOURCE_EXHAUSTED);
  assert.match(limit.message, /too many operations of this pod were refused.*Next: /);
  assert.ok(limit.retryAfterMs > 0);
  assert.deepEqual([seen.told, seen.limited], [BURST, 1]);
  seen.nowMs += 1_000;
  assert.equal(refuse(51).filter((each) => each === undefined).length, 50);
});

test("each refusal beyond the rate costs its stream a rest, and those within it none", () => {
  const { seen, refuse } = stream();
  refuse(BURST);
  assert.equal(seen.rests, 0);
  refuse(7);
  assert.equal(seen.rests, 7);
});

test("the log says of a stream once a minute at most that too much of it is refused", () => {
  const { seen, refuse } = stream();
  refuse(BURST + 100);
  assert.deepEqual(seen.lines, [{ event: "agent.refusals-limited", pod: "pod", namespace: "shop" }]);
  seen.nowMs += 60_000;
  refuse(BURST + 100);
  assert.equal(seen.lines.length, 2);
});
