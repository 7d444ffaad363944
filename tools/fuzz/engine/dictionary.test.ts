import assert from "node:assert/strict";
import { it } from "node:test";
import { wordsOf } from "./dictionary.ts";

const hexOf = (source: string) => wordsOf(source).map((word) => Buffer.from(word).toString("hex"));

it("texts and numbers of a source are words, in every width that they may have", () => {
  assert.deepEqual(hexOf('const a = "BEGIN"; const b = 0x30; const c = 1_000;'), [
    "424547494e",
    "30",
    "03e8",
    "000003e8",
  ]);
});

it("object identifiers are words as text and as DER", () => {
  assert.deepEqual(hexOf('x("2.5.29.15")').slice(0, 2), [Buffer.from("2.5.29.15").toString("hex"), "0603551d0f"]);
});

it("paths of imports and sentences are none", () => {
  assert.deepEqual(hexOf('import "./a.ts"; import "node:fs"; fail("what was wrong with it")'), []);
});
