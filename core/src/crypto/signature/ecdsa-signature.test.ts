import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { curveOf } from "./ecdsa-curve.ts";
import { derToRaw, isEcdsaSignature, rawToDer } from "./ecdsa-signature.ts";

const P256 = curveOf("EC-P256");
const ORDER = Buffer.from(P256.order).toString("hex");
const LAST = `${ORDER.slice(0, -2)}50`;
const der = (hex: string) => isEcdsaSignature(Buffer.from(hex, "hex"), "der", P256);
const raw = (hex: string) => isEcdsaSignature(Buffer.from(hex, "hex"), "raw", P256);
const padded = (hex: string) => hex.padStart(64, "0");

test("a signature is DER of two numbers from 1 to the order less 1", () => {
  assert.ok(der("3006020101020101"));
  assert.ok(der(`30260221 00${LAST} 020101`.replaceAll(" ", "")));
});

const NOT_DER: readonly (readonly [sentence: string, hex: string])[] = [
  ["nothing", ""],
  ["bytes behind it", "300602010102010100"],
  ["bytes behind s", "30080201010201010500"],
  ["a length in the long form", "308106020101020101"],
  ["an indefinite length", "30800201010201010000"],
  ["a length that is too short", "3005020101020101"],
  ["a length that is too long", "3007020101020101"],
  ["no s", "3003020101"],
  ["r of zero", "3006020100020101"],
  ["s of zero", "3006020101020100"],
  ["a negative r", "3006020181020101"],
  ["a leading zero that is not needed", "300702020001020101"],
  ["an empty number", "30050200020101"],
  ["r that is the order", `3026022100${ORDER}020101`],
  ["s that is the order", `3026020101022100${ORDER}`],
  ["r that is longer than the order", `3027022201${"00".repeat(33)}020101`],
  ["another tag", "3106020101020101"],
  ["a tag within", "3006040101020101"],
];
for (const [sentence, hex] of NOT_DER)
  test(`a signature in DER with ${sentence} is none`, () => assert.equal(der(hex), false));

test("a raw signature is two numbers of the order's length, in range", () => {
  assert.ok(raw(padded("01") + padded("01")));
  assert.ok(raw(LAST + LAST));
  for (const [r, s] of [
    ["00", "01"],
    ["01", "00"],
    [ORDER, "01"],
    ["01", ORDER],
    ["f".repeat(64), "01"],
  ] as const) {
    assert.equal(raw(padded(r) + padded(s)), false, `${r} ${s}`);
  }
  for (const bytes of [0, 62, 63, 65, 66]) assert.equal(raw("01".repeat(bytes)), false, `${bytes} bytes`);
});

test("the two forms become each other", () => {
  for (const hex of [padded("01") + padded("80"), LAST + padded("ff00")]) {
    const encoded = rawToDer(Buffer.from(hex, "hex"));
    assert.ok(isEcdsaSignature(encoded, "der", P256));
    assert.equal(Buffer.from(derToRaw(encoded, P256)).toString("hex"), hex);
  }
});
