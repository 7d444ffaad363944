import assert from "node:assert/strict";
import { test } from "node:test";
import { type Caller, LOCAL_CALLER } from "../identity/caller.ts";
import { type Memory, SNAPSHOT_BYTES, Workbench } from "./workbench.ts";

const LIMIT = { timeout: 10_000 };
const GREEDY: Caller = { ...LOCAL_CALLER, container: "greedy" };
const OTHER: Caller = { ...LOCAL_CALLER, container: "other" };

test("memory is used again, and nothing of the work before is in it", LIMIT, async () => {
  const bench = new Workbench();
  const seen = new Set<SharedArrayBuffer>();
  for (const lengthBytes of [SNAPSHOT_BYTES, 10, 0, 1000]) {
    await bench.run(GREEDY, lengthBytes, async (memory) => {
      assert.equal(memory.length, lengthBytes);
      const whole = Buffer.from(memory.buffer);
      if (seen.has(memory.buffer)) assert.equal(whole.equals(Buffer.alloc(SNAPSHOT_BYTES)), true);
      seen.add(memory.buffer);
      memory.fill(1);
    });
  }
  assert.equal(seen.size, 1);
});

test("work that fails leaves nothing, and gives its place back", LIMIT, async () => {
  const bench = new Workbench();
  const kept: Memory[] = [];
  for (let i = 0; i < 10; i++) {
    const failing = bench.run(GREEDY, 100, async (memory) => {
      kept.push(memory.fill(7));
      throw new Error("broken");
    });
    await assert.rejects(failing, { message: "broken" });
  }
  assert.equal(
    kept.every((memory) => memory.every((byte) => byte === 0)),
    true,
  );
  assert.equal(bench.isBusy, false);
});

test("two pieces are worked on at once, and no more, each in memory of its own", LIMIT, async () => {
  const bench = new Workbench();
  const inUse = new Set<SharedArrayBuffer>();
  let most = 0;
  const work = async ({ buffer }: Memory) => {
    assert.equal(inUse.has(buffer), false);
    inUse.add(buffer);
    most = Math.max(most, inUse.size);
    await new Promise(setImmediate);
    inUse.delete(buffer);
  };
  const all = Array.from({ length: 20 }, (_, i) => bench.run(i % 3 ? GREEDY : OTHER, 100, work));
  assert.equal(bench.isBusy, true);
  await Promise.all(all);
  assert.deepEqual([most, bench.isBusy], [2, false]);
});

test("a caller waits for a piece of another's work, and not for all of it", LIMIT, async () => {
  const bench = new Workbench();
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(name);
    await new Promise(setImmediate);
  };
  const greedy = Array.from({ length: 8 }, () => bench.run(GREEDY, 1, work("greedy")));
  await Promise.all([...greedy, bench.run(OTHER, 1, work("other"))]);
  assert.ok(order.indexOf("other") <= 3, order.join(" "));
});
