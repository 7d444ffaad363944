import assert from "node:assert/strict";
import { test } from "node:test";
import { SeededRandom } from "@keyward/core/testing/seeded-random";
import { LOCAL_CALLER } from "../identity/caller.ts";
import { feed, feedThen } from "./feed.ts";
import { Pace, SLICE_BYTES, SLICE_MS, slices } from "./pace.ts";
import { TURNS } from "./turns.ts";

const turnOfTheLoop = () => new Promise<void>((resolve) => setImmediate(resolve));

test("slices are the data, none longer than a slice", () => {
  for (const length of [0, 1, SLICE_BYTES, SLICE_BYTES + 1, 3 * SLICE_BYTES]) {
    const data = new SeededRandom(length).bytes(Math.min(length, 10));
    const long = Buffer.alloc(length, data);
    const parts = slices(long);
    assert.ok(parts.every((part) => part.length <= SLICE_BYTES));
    assert.ok(Buffer.concat(parts).equals(long));
    assert.ok(parts.length >= 1);
  }
});

test("each turn of the event loop belongs to one waiter, in the order of asking", async () => {
  const order: string[] = [];
  const work = async (name: string) => {
    for (let i = 0; i < 3; i++) {
      await TURNS.next();
      order.push(name);
    }
  };
  const all = Promise.all([work("a"), work("b")]);
  await turnOfTheLoop();
  assert.equal(order.length, 1);
  await all;
  assert.equal(order.join(""), "ababab");
});

test("short data is fed at once, long data with other work in between where it takes its time", async () => {
  const fed: number[] = [];
  const sink = {
    update(data: Uint8Array) {
      fed.push(data.length);
      for (const endMs = performance.now() + SLICE_MS; performance.now() < endMs; );
    },
  };
  assert.equal(feed(sink, new Uint8Array(SLICE_BYTES), LOCAL_CALLER), undefined);
  const long = feed(sink, new Uint8Array(3 * SLICE_BYTES), LOCAL_CALLER);
  assert.deepEqual(fed, [SLICE_BYTES, SLICE_BYTES]);
  await long;
  assert.equal(fed.length, 4);
  assert.equal(
    feedThen(sink, new Uint8Array(1), LOCAL_CALLER, () => "end"),
    "end",
  );
  assert.equal(await feedThen(sink, new Uint8Array(SLICE_BYTES + 1), LOCAL_CALLER, () => "end"), "end");
});

test("what is thrown in the middle of long data ends the feeding", async () => {
  let calls = 0;
  const sink = {
    update() {
      if (++calls === 2) throw new Error("broken");
    },
  };
  await assert.rejects(async () => feed(sink, new Uint8Array(5 * SLICE_BYTES), LOCAL_CALLER), /broken/);
  await turnOfTheLoop();
  assert.equal(calls, 2);
});

test("a flood of empty messages gives way like a slice of bytes", () => {
  const pace = new Pace(LOCAL_CALLER);
  let atOnce = 0;
  while (pace.spend(0) === undefined) atOnce++;
  assert.equal(atOnce, 63);
  assert.notEqual(new Pace(LOCAL_CALLER).spend(SLICE_BYTES), undefined);
});
