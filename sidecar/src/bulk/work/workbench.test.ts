import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { type Caller, LOCAL_CALLER } from "../../identity/caller.ts";
import { SNAPSHOT_BYTES, type Take, Workbench } from "./workbench.ts";

const LIMIT = { timeout: 60_000 };
const GREEDY: Caller = { ...LOCAL_CALLER, container: "greedy" };
const OTHER: Caller = { ...LOCAL_CALLER, container: "other" };

test("memory is used again, and nothing of the work before is in it", LIMIT, async () => {
  const bench = new Workbench(2);
  const seen = new Set<ArrayBufferLike>();
  for (const lengthBytes of [SNAPSHOT_BYTES, 10, 0, 1000]) {
    await bench.run(GREEDY, async (take) => {
      const memory = take(lengthBytes);
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
  const bench = new Workbench(2);
  const kept: Buffer[] = [];
  for (let i = 0; i < 10; i++) {
    const failing = bench.run(GREEDY, async (take) => {
      kept.push(take(100).fill(7));
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

test("work that takes no memory leaves what there is to others", LIMIT, async () => {
  const bench = new Workbench(2);
  const { buffer } = await bench.run(GREEDY, async (take) => take(1));
  await bench.run(GREEDY, async () => {
    await bench.run(OTHER, async (take) => assert.equal(take(1).buffer, buffer));
  });
});

test("memory that nobody needs is given back, and what is in use is not", LIMIT, async () => {
  const bench = new Workbench(2, 10);
  const kept: Buffer[] = [];
  await bench.run(GREEDY, async (take) => {
    const inUse = take(100).fill(7);
    await bench.run(OTHER, async (take) => kept.push(take(100)));
    while (kept[0]!.length > 0) await delay(5);
    assert.equal(inUse.equals(Buffer.alloc(100, 7)), true);
    kept.push(inUse);
  });
  while (kept[1]!.length > 0) await delay(5);
  assert.equal(await bench.run(OTHER, async (take) => take(100).length), 100);
});

test("two pieces are worked on at once, and no more, each in memory of its own", LIMIT, async () => {
  const bench = new Workbench(2);
  const inUse = new Set<ArrayBufferLike>();
  let most = 0;
  const work = async (take: Take) => {
    const { buffer } = take(100);
    assert.equal(inUse.has(buffer), false);
    inUse.add(buffer);
    most = Math.max(most, inUse.size);
    await new Promise(setImmediate);
    inUse.delete(buffer);
  };
  const all = Array.from({ length: 20 }, (_, i) => bench.run(i % 3 ? GREEDY : OTHER, work));
  assert.equal(bench.isBusy, true);
  await Promise.all(all);
  assert.deepEqual([most, bench.isBusy], [2, false]);
});

test("a caller waits for a piece of another's work, and not for all of it", LIMIT, async () => {
  const bench = new Workbench(2);
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(name);
    await new Promise(setImmediate);
  };
  const greedy = Array.from({ length: 8 }, () => bench.run(GREEDY, work("greedy")));
  await Promise.all([...greedy, bench.run(OTHER, work("other"))]);
  assert.ok(order.indexOf("other") <= 3, order.join(" "));
});
