import assert from "node:assert/strict";
import { test } from "node:test";
import { NonceSequence } from "./nonce-sequence.ts";

const hex = (text: string) => Buffer.from(text, "hex");
const shown = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test("nonces go up by one, over every byte and round the end", () => {
  const sequence = new NonceSequence(hex("00000000000000000000fffe"));
  const taken = [sequence.take(), sequence.take(), sequence.take()].map(shown);
  assert.deepEqual(taken, ["00000000000000000000fffe", "00000000000000000000ffff", "000000000000000000010000"]);
  const last = new NonceSequence(hex("ffffffffffffffffffffffff"));
  assert.deepEqual([last.take(), last.take()].map(shown), ["ffffffffffffffffffffffff", "000000000000000000000000"]);
});

test("two sequences begin at different random points", () => {
  const starts = Array.from({ length: 100 }, () => shown(new NonceSequence().take()));
  assert.equal(new Set(starts).size, 100);
});

test("a sequence knows exactly the nonces that it gave, also round the end", () => {
  const sequence = new NonceSequence(hex("fffffffffffffffffffffffe"));
  for (let i = 0; i < 4; i++) sequence.take();
  for (const given of ["fffffffffffffffffffffffe", "ffffffffffffffffffffffff", "000000000000000000000000"]) {
    assert.equal(sequence.gave(hex(given)), true, given);
  }
  for (const other of ["fffffffffffffffffffffffd", "000000000000000000000002", "800000000000000000000000"]) {
    assert.equal(sequence.gave(hex(other)), false, other);
  }
});

test("a used-up sequence refuses, and says what to do", () => {
  const sequence = new NonceSequence(undefined, 2);
  sequence.take();
  sequence.take();
  assert.throws(() => sequence.take(), { code: "FAILED_PRECONDITION", message: /2\^32 messages .*; use a new key/ });
});

test("what was taken belongs to the taker", () => {
  const sequence = new NonceSequence(new Uint8Array(12));
  sequence.take().fill(255);
  assert.equal(shown(sequence.take()), "000000000000000000000001");
});
