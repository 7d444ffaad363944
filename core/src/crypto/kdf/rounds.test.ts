import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { fillInRounds } from "./rounds.ts";

const LIMIT = { timeout: 60_000 };

test("however many derivations are under way, one turn of the event loop does the rounds of one", LIMIT, async () => {
  let rounds = 0;
  const next = (round: number) => {
    rounds++;
    return new Uint8Array(4).fill(round);
  };
  const under = Array.from({ length: 50 }, () => fillInRounds(400, 0, next));
  const atOnce = rounds / 50;
  const perTurn: number[] = [];
  let done = false;
  const all = Promise.all(under).then((outputs) => {
    done = true;
    return outputs;
  });
  while (!done) {
    const before = rounds;
    await setImmediate();
    perTurn.push(rounds - before);
  }
  assert.ok(Math.max(...perTurn) <= atOnce, `${Math.max(...perTurn)} rounds in one turn`);
  for (const output of await all) {
    assert.deepEqual(
      [...output],
      Array.from({ length: 400 }, (_, i) => Math.floor(i / 4) + 1),
    );
  }
});

test("nothing of the output stays in the blocks that it came in", () => {
  const blocks: Uint8Array[] = [];
  const next = (round: number) => {
    // What a round feeds into the next is there still.
    if (round > 1) assert.equal(blocks[round - 2]![0], round - 1);
    const block = new Uint8Array(8).fill(round);
    blocks.push(block);
    return block;
  };
  assert.deepEqual(
    [...(fillInRounds(20, 0, next) as Buffer)],
    [1, 2, 3].flatMap((n) => Array(n < 3 ? 8 : 4).fill(n)),
  );
  assert.ok(blocks.every((block) => block.every((octet) => octet === 0)));
});
