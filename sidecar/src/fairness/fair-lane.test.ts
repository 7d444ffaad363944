import assert from "node:assert/strict";
import { test } from "node:test";
import { type Caller, LOCAL_CALLER } from "../identity/caller.ts";
import { FairLane } from "./fair-lane.ts";

const LIMIT = { timeout: 60_000 };
const WEIGHTS: Readonly<Record<string, number>> = { high: 4, normal: 2, low: 1 };

const callerOf = (container: string): Caller => ({ ...LOCAL_CALLER, container });

function laneOf(width: number, maxWaiting = 1_000): FairLane {
  return new FairLane({ width, maxWaiting, what: "pieces of work", weightOf: ({ container }) => WEIGHTS[container]! });
}

test("what waits is shared by weight: the highest first, the lowest never left out", LIMIT, async () => {
  const lane = laneOf(1);
  const order: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = lane.of(callerOf("normal")).run(() => gate.promise);
  const waiting = ["low", "normal", "high"].flatMap((name) => {
    const own = lane.of(callerOf(name));
    return Array.from({ length: 28 }, () => own.run(async () => void order.push(name)));
  });
  gate.resolve();
  await Promise.all([first, ...waiting]);
  assert.equal(order[0], "high");
  const early = order.slice(0, 28);
  const countOf = (name: string) => early.filter((seen) => seen === name).length;
  assert.deepEqual(["high", "normal", "low"].map(countOf), [16, 8, 4]);
});

test("a caller that rested does not shut out the one that worked", LIMIT, async () => {
  const lane = laneOf(1);
  const [busy, rested] = [lane.of(callerOf("normal")), lane.of(callerOf("low"))];
  await Promise.all(Array.from({ length: 100 }, () => busy.run(async () => {})));
  const order: string[] = [];
  await Promise.all(
    Array.from({ length: 9 }, () => [
      busy.run(async () => void order.push("busy")),
      rested.run(async () => void order.push("rested")),
    ]).flat(),
  );
  assert.ok(order.indexOf("busy") < 3 && order.lastIndexOf("rested") > 12, order.join(" "));
});

test("a caller whose queue is full is told so", LIMIT, async () => {
  const lane = laneOf(1, 2).of(callerOf("low"));
  const gate = Promise.withResolvers<void>();
  const running = [lane.run(() => gate.promise), lane.run(() => gate.promise), lane.run(() => gate.promise)];
  await assert.rejects(
    lane.run(() => gate.promise),
    { code: "RESOURCE_EXHAUSTED", message: /^2 pieces of work wait already/ },
  );
  gate.resolve();
  await Promise.all(running);
});
