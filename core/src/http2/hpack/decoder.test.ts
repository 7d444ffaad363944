import assert from "node:assert/strict";
import { test } from "node:test";
import { HpackDecoder } from "./decoder.ts";
import { HpackEncoder, integer } from "./encoder.ts";
import type { Field } from "./field.ts";

const bytes = (hex: string) => Buffer.from(hex.replaceAll(" ", ""), "hex");

function decode(decoder: HpackDecoder, block: Uint8Array): Field[] {
  const decoded: Field[] = [];
  decoder.decode(Buffer.from(block), (name, value) => decoded.push({ name, value }));
  return decoded;
}

for (const [sentence, hex, text] of [
  ["index 0", "80", /index 0/],
  ["an index behind the tables", "be", /index 62/],
  ["a name behind the tables", "7f 00 00", /index 63/],
  ["a number without end", `ff ${"80".repeat(20)}`, /too large/],
  ["a number that is too large", "ff ff ff ff ff 7f", /too large/],
  ["a number that is cut", "ff 80", /ends within/],
  ["a text that is cut", "00 05 61", /a text of 5 bytes, of which 1/],
  ["a name without a value", "00 01 61", /ends within/],
  ["EOS in a text", "00 84 ff ff ff ff 00", /Huffman/],
  ["padding of a byte", "00 82 1f ff 00", /false padding/],
  ["padding of zeros", "00 81 18 00", /false padding/],
  ["a table above the limit", "3f e2 1f", /4097 bytes, the most is 4096/],
  ["a size update behind a field", "82 20", /behind a field/],
] as const) {
  test(`${sentence} is a COMPRESSION_ERROR`, () => {
    assert.throws(() => decode(new HpackDecoder(4096), bytes(hex)), { name: "COMPRESSION_ERROR", message: text });
  });
}

test("a table that shrinks forgets its oldest fields, one that grows again stays empty", () => {
  const decoder = new HpackDecoder(4096);
  decode(decoder, bytes("40 01 61 01 31 40 01 62 01 32"));
  assert.deepEqual(decode(decoder, bytes("be bf")), [
    { name: "b", value: "2" },
    { name: "a", value: "1" },
  ]);
  assert.deepEqual(decode(decoder, Buffer.concat([integer(0x20, 5, 34), bytes("be")])), [{ name: "b", value: "2" }]);
  assert.throws(() => decode(decoder, bytes("bf")), /index 63/);
  assert.deepEqual(decode(decoder, Buffer.concat([bytes("20"), integer(0x20, 5, 4096)])), []);
  assert.throws(() => decode(decoder, bytes("be")), /index 62/);
});

test("a field larger than the table empties it", () => {
  const decoder = new HpackDecoder(64);
  decode(decoder, bytes("40 01 61 01 31"));
  const large = new HpackEncoder().encode([{ name: "x", value: "y".repeat(64) }], { keep: true });
  assert.equal(decode(decoder, large).length, 1);
  assert.throws(() => decode(decoder, bytes("be")), /index 62/);
});

test("thousands of kept fields leave the last that fit", () => {
  const [decoder, encoder] = [new HpackDecoder(4096), new HpackEncoder()];
  for (let i = 0; i < 5_000; i++) {
    const fields = [{ name: `name-${i % 200}`, value: `value-${i % 300}` }];
    assert.deepEqual(decode(decoder, encoder.encode(fields, { keep: true })), fields);
  }
});

test("only what changes the table counts as a change", () => {
  const decoder = new HpackDecoder(4096);
  decode(decoder, bytes("82 00 01 61 01 31"));
  assert.equal(decoder.changes, 0);
  decode(decoder, bytes("40 01 61 01 31"));
  assert.equal(decoder.changes, 1);
});
