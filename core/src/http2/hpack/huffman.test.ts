import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeHuffman, encodeHuffman } from "./huffman.ts";
import { CODES } from "./huffman-code.ts";

test("the code is complete: its lengths fill the tree, and EOS is thirty ones", () => {
  assert.equal(CODES.length, 257);
  assert.equal(
    CODES.reduce((sum, { length }) => sum + 2 ** (30 - length), 0),
    2 ** 30,
  );
  assert.deepEqual(CODES[256], { bits: 2 ** 30 - 1, length: 30 });
});

test("codes of RFC 7541, Appendix B, one of each length", () => {
  const known: [symbol: number, bits: number, length: number][] = [
    [48, 0x0, 5],
    [37, 0x15, 6],
    [58, 0x5c, 7],
    [88, 0xfc, 8],
    [33, 0x3f8, 10],
    [124, 0x7fc, 11],
    [62, 0xffb, 12],
    [0, 0x1ff8, 13],
    [94, 0x3ffc, 14],
    [60, 0x7ffc, 15],
    [92, 0x7fff0, 19],
    [128, 0xfffe6, 20],
    [153, 0x1fffdc, 21],
    [129, 0x3fffd2, 22],
    [1, 0x7fffd8, 23],
    [9, 0xffffea, 24],
    [199, 0x1ffffec, 25],
    [192, 0x3ffffe0, 26],
    [203, 0x7ffffde, 27],
    [2, 0xfffffe2, 28],
    [10, 0x3ffffffc, 30],
  ];
  for (const [symbol, bits, length] of known) assert.deepEqual(CODES[symbol], { bits, length }, `symbol ${symbol}`);
});

test("every byte comes back, alone and beside every other", () => {
  for (let i = 0; i < 256; i++) {
    for (const text of [String.fromCharCode(i), `${String.fromCharCode(i)}a${String.fromCharCode(255 - i)}`]) {
      const code = encodeHuffman(text);
      assert.equal(decodeHuffman(code, 0, code.length), text);
    }
  }
});
