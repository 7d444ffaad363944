import assert from "node:assert/strict";
import { test } from "node:test";
import { type Caller, LOCAL_CALLER } from "../identity/caller.ts";
import { HeavyLane } from "./heavy-lane.ts";

const LIMIT = { timeout: 60_000 };
const GREEDY: Caller = { ...LOCAL_CALLER, container: "greedy" };
const OTHER: Caller = { ...LOCAL_CALLER, container: "other" };

test("no more runs at once than the lane is wide, and all of it runs", LIMIT, async () => {
  const lane = new HeavyLane(2);
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
  };
  await Promise.all(Array.from({ length: 20 }, (_, i) => lane.of(i % 2 ? GREEDY : OTHER).run(work)));
  assert.deepEqual([most, running], [2, 0]);
});

test("a caller waits for one piece of another's work, not for all of it", LIMIT, async () => {
  const lane = new HeavyLane(1);
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(name);
    await new Promise(setImmediate);
  };
  const greedy = Array.from({ length: 5 }, () => lane.of(GREEDY).run(work("greedy")));
  await Promise.all([...greedy, lane.of(OTHER).run(work("other"))]);
  assert.deepEqual(order, ["greedy", "greedy", "other", "greedy", "greedy", "greedy"]);
});

test("a caller whose queue is full shuts no other out, and work that fails gives its place back", LIMIT, async () => {
  const lane = new HeavyLane(1);
  const gate = Promise.withResolvers<void>();
  const failing = lane.of(GREEDY).run(async () => {
    await gate.promise;
    throw new Error("broken");
  });
  const waiting = Array.from({ length: 256 }, () => lane.of(GREEDY).run(async () => 1));
  await assert.rejects(
    lane.of(GREEDY).run(async () => 1),
    { code: "RESOURCE_EXHAUSTED" },
  );
  const other = lane.of(OTHER).run(async () => 2);
  gate.resolve();
  await assert.rejects(failing, { message: "broken" });
  assert.equal(await other, 2);
  assert.equal((await Promise.all(waiting)).length, 256);
});
