import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LARGE_BYTES, LargeBuffers } from "./large-buffers.ts";

const MEBIBYTE = 1024 * 1024;
const buffers = (maxSpareBytes = 4 * MEBIBYTE, restMs = 60_000) => new LargeBuffers({ maxSpareBytes, restMs });

describe("memory for large messages", () => {
  test("is used again for one of about the same length, and holds nothing of the one before", () => {
    const pool = buffers();
    const first = pool.take(MEBIBYTE + 17).fill(7);
    pool.give(first);
    assert.equal(pool.spareBytes, MEBIBYTE + 65_536);
    const second = pool.take(MEBIBYTE);
    assert.deepEqual([second.length, pool.spareBytes], [MEBIBYTE, 0]);
    assert.ok(second.every((byte) => byte === 0));
  });

  test("who still has what was given back sees nothing of what comes into it", () => {
    const pool = buffers();
    const first = pool.take(MEBIBYTE);
    const view = first.subarray(100, 200);
    pool.give(first);
    pool.take(MEBIBYTE).fill(9);
    assert.deepEqual([first.length, view.length], [0, 0]);
  });

  test("comes back by its first part, too, as by a message that is shorter than what was asked for", () => {
    const pool = buffers();
    pool.give(pool.take(MEBIBYTE).subarray(0, 1000));
    assert.equal(pool.spareBytes, MEBIBYTE);
  });

  test("is not taken back twice", () => {
    const pool = buffers();
    const memory = pool.take(MEBIBYTE);
    pool.give(memory);
    pool.give(memory);
    assert.equal(pool.spareBytes, MEBIBYTE);
  });

  test("is let alone where only a part of it is given back, as an item of a batch is", () => {
    const pool = buffers();
    const memory = pool.take(MEBIBYTE).fill(7);
    pool.give(memory.subarray(5));
    assert.deepEqual([pool.spareBytes, memory[5]], [0, 7]);
  });

  test("is let alone where it came from elsewhere", () => {
    const pool = buffers();
    const memory = Buffer.alloc(MEBIBYTE, 7);
    pool.give(memory);
    pool.give(pool.take(LARGE_BYTES - 1));
    assert.deepEqual([pool.spareBytes, memory[5]], [0, 7]);
  });

  test("goes back to the system above the limit", () => {
    const pool = buffers(2 * MEBIBYTE);
    const all = [1, 2, 3].map(() => pool.take(MEBIBYTE));
    for (const memory of all) pool.give(memory);
    assert.equal(pool.spareBytes, 2 * MEBIBYTE);
    assert.ok(all.every((memory) => memory.length === 0));
  });

  test("is not taken for much less than it has", () => {
    const pool = buffers();
    pool.give(pool.take(MEBIBYTE));
    assert.equal(pool.take(LARGE_BYTES).buffer.byteLength, LARGE_BYTES);
    assert.equal(pool.spareBytes, MEBIBYTE);
  });

  test("goes back to the system when nobody has wanted any for a while", { timeout: 60_000 }, async () => {
    const pool = buffers(4 * MEBIBYTE, 1);
    pool.give(pool.take(MEBIBYTE));
    while (pool.spareBytes > 0) await new Promise((resolve) => setTimeout(resolve, 1));
  });
});
