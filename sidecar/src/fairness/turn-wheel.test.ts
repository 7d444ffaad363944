import assert from "node:assert/strict";
import { test } from "node:test";
import { type Caller, LOCAL_CALLER } from "../identity/caller.ts";
import type { CallerTurns } from "./caller-turns.ts";
import { PacedInput } from "./paced-input.ts";
import { TurnWheel } from "./turn-wheel.ts";

/** A loop whose clock is moved by the work itself, and whose turns are taken one by one. */
class TestLoop {
  nowUs = 0;
  readonly done: string[] = [];
  readonly weights = new Map<string, number>();
  readonly wheel = new TurnWheel({
    nowUs: () => this.nowUs,
    later: (run) => void this.#later.push(run),
    weightOf: ({ container }) => this.weights.get(container) ?? 2,
  });
  #later: (() => void)[] = [];

  /** One turn of the event loop. @returns whether there was anything to do */
  turn(): boolean {
    const now = this.#later;
    this.#later = [];
    for (const run of now) run();
    return now.length > 0;
  }

  settle(): void {
    for (let turns = 0; this.turn(); turns++) assert.ok(turns < 10_000, "it does not end");
  }

  caller(container: string): CallerTurns {
    const caller: Caller = { ...LOCAL_CALLER, container };
    const turns = this.wheel.of(caller);
    turns.join();
    return turns;
  }

  /** A connection: it is given a number of requests, each of which takes some time and leaves its name. */
  connection(name: string, turns: CallerTurns, costUs = 10): PacedInput<number> {
    const read = (requests: number): number | undefined => {
      for (let rest = requests; rest > 0; ) {
        this.nowUs += costUs;
        this.done.push(name);
        rest--;
        if (rest > 0 && turns.isOver) return rest;
      }
      return undefined;
    };
    return new PacedInput(turns, { read, onWait: () => {} });
  }

  countOf(name: string): number {
    return this.done.filter((done) => done === name).length;
  }
}

test("who sends thousands of requests at once lets another in after a quantum", () => {
  const loop = new TestLoop();
  const flood = loop.connection("flood", loop.caller("flood"));
  const other = loop.connection("other", loop.caller("other"));
  flood.push(5_000, 0);
  const before = loop.countOf("flood");
  assert.ok(before > 5 && before <= 40, `${before} at once`);
  for (let turns = 0; turns < 50; turns++) {
    other.push(1, 0);
    assert.equal(loop.done.at(-1), "other", "it is answered in the turn in which it came");
    const served = loop.countOf("flood");
    loop.turn();
    const more = loop.countOf("flood") - served;
    assert.ok(more > 5 && more <= 40, `${more} in a turn`);
  }
  loop.settle();
  assert.equal(loop.countOf("flood"), 5_000);
});

test("however many connections a caller has, together they get one quantum in a turn, and each comes in its turn", () => {
  const loop = new TestLoop();
  const flood = loop.caller("flood");
  loop.caller("other");
  const connections = Array.from({ length: 50 }, (_, i) => loop.connection(`flood ${i}`, flood));
  for (const connection of connections) connection.push(100, 0);
  assert.ok(loop.done.length <= 40, `${loop.done.length} in one turn`);
  for (let turns = 0; turns < 50; turns++) loop.turn();
  assert.equal(new Set(loop.done).size, 50);
  loop.settle();
  assert.equal(loop.done.length, 5_000);
});

test("requests of one connection stay in their order", () => {
  const loop = new TestLoop();
  const turns = loop.caller("a");
  loop.caller("b");
  const seen: number[] = [];
  const input = new PacedInput<number[]>(turns, {
    read(requests) {
      while (requests.length > 0) {
        seen.push(requests.shift()!);
        loop.nowUs += 100;
        if (requests.length > 0 && turns.isOver) return requests;
      }
      return undefined;
    },
    onWait: () => {},
  });
  for (let i = 0; i < 100; i += 10)
    input.push(
      Array.from({ length: 10 }, (_, j) => i + j),
      0,
    );
  loop.settle();
  assert.deepEqual(
    seen,
    Array.from({ length: 100 }, (_, i) => i),
  );
});

test("a connection is not read while something of it waits", () => {
  const loop = new TestLoop();
  const turns = loop.caller("a");
  loop.caller("b");
  const told: boolean[] = [];
  const input = new PacedInput<number>(turns, {
    read(requests) {
      loop.nowUs += 1_000;
      return requests > 1 ? requests - 1 : undefined;
    },
    onWait: (isWaiting) => told.push(isWaiting),
  });
  input.push(3, 0);
  assert.deepEqual([told, input.isWaiting], [[true], true]);
  loop.settle();
  assert.deepEqual([told, input.isWaiting], [[true, false], false]);
});

test("what waits is shared by weight, and the lowest is never left out", () => {
  const loop = new TestLoop();
  for (const [name, weight] of Object.entries({ low: 1, normal: 2, high: 4 })) loop.weights.set(name, weight);
  for (const name of ["low", "normal", "high"]) loop.connection(name, loop.caller(name)).push(100_000, 0);
  const before = ["high", "normal", "low"].map((name) => loop.countOf(name));
  for (let turns = 0; turns < 700; turns++) loop.turn();
  const [high, normal, low] = ["high", "normal", "low"].map((name, i) => loop.countOf(name) - before[i]!);
  assert.ok(Math.abs(high! / low! - 4) < 0.2, `high ${high}, low ${low}`);
  assert.ok(Math.abs(normal! / low! - 2) < 0.1, `normal ${normal}, low ${low}`);
});

test("of those that come at once the highest goes first", () => {
  const loop = new TestLoop();
  for (const [name, weight] of Object.entries({ low: 1, normal: 2, high: 4 })) loop.weights.set(name, weight);
  const order: string[] = [];
  for (const name of ["low", "normal", "high"]) {
    loop.caller(name).wait({ goOn: () => order.push(name) === 0 });
  }
  loop.settle();
  assert.deepEqual(order, ["high", "normal", "low"]);
});

test("a caller that rested has nothing saved up: it does not shut the others out", () => {
  const loop = new TestLoop();
  const busy = loop.connection("busy", loop.caller("busy"));
  const rested = loop.connection("rested", loop.caller("rested"));
  busy.push(2_000, 0);
  loop.settle();
  busy.push(2_000, 0);
  rested.push(2_000, 0);
  const before = loop.countOf("busy");
  for (let turns = 0; turns < 40; turns++) loop.turn();
  const [more, others] = [loop.countOf("busy") - before, loop.countOf("rested")];
  assert.ok(Math.abs(more - others) < 60, `busy ${more}, rested ${others}`);
});

test("a caller that is alone is interrupted once in a millisecond, and no turn is asked for besides", () => {
  const loop = new TestLoop();
  const only = loop.connection("only", loop.caller("only"));
  only.push(90, 0);
  assert.equal(loop.done.length, 90);
  assert.equal(loop.turn(), false);
  only.push(500, 0);
  assert.ok(only.isWaiting);
  loop.settle();
  assert.equal(loop.done.length, 590);
});

test("what a connection that is over had sent is not read any more", () => {
  const loop = new TestLoop();
  const input = loop.connection("a", loop.caller("a"), 100);
  loop.caller("b");
  input.push(1_000, 0);
  const before = loop.done.length;
  input.drop();
  loop.settle();
  assert.equal(loop.done.length, before);
});
