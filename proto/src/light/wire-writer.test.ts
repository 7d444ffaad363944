import assert from "node:assert/strict";
import { test } from "node:test";
import { sizeOfText, sizeOfUint64, WireWriter } from "./wire-writer.ts";

test("a text takes what was reckoned for it, half of a pair of surrogates too", () => {
  for (const text of ["", "SHA3-512", "x".repeat(65), "é", "日本😀", "\ud800", `${"y".repeat(64)}\udfff`]) {
    const writer = new WireWriter(sizeOfText(text));
    writer.text(text, sizeOfText(text));
    assert.deepEqual(Buffer.from(writer.finish()), Buffer.from(new TextEncoder().encode(text)));
  }
});

test("the largest number takes ten bytes", () => {
  const writer = new WireWriter(sizeOfUint64(2n ** 64n - 1n));
  writer.uint64(2n ** 64n - 1n);
  assert.equal(Buffer.from(writer.finish()).toString("hex"), "ffffffffffffffffff01");
});

test("memory that was not written never leaves", () => {
  const short = new WireWriter(8);
  short.raw(Buffer.of(1, 2, 3));
  assert.throws(() => short.finish(), /3 bytes, not 8/);
  const long = new WireWriter(1);
  long.uint32(1);
  long.uint32(2);
  assert.throws(() => long.finish(), /2 bytes, not 1/);
});
