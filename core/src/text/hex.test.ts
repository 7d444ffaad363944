import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHex, toHex } from "./hex.ts";

test("bytes become lower-case digits and come back", () => {
  const bytes = Uint8Array.of(0, 1, 0x7f, 0x80, 0xff);
  assert.equal(toHex(bytes.subarray(1)), "017f80ff");
  assert.deepEqual(parseHex("00017F80fF"), bytes);
  assert.deepEqual(parseHex(""), new Uint8Array(0));
});

test("a text that is not hexadecimal is refused and not repeated", () => {
  for (const text of ["0", "0g", "0x00", "00 1"]) {
    assert.throws(
      () => parseHex(text),
      (error: Error) => !error.message.includes(text),
    );
  }
});
