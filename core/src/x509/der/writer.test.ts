import assert from "node:assert/strict";
import { test } from "node:test";
import { SeededRandom } from "../../testing/seeded-random.ts";
import { parseHex, toHex } from "../../text/hex.ts";
import { decodeOid } from "./oid.ts";
import { DerReader } from "./reader.ts";
import { TAG } from "./tags.ts";
import { encodeTime, readTime } from "./time.ts";
import { element, octetString, oid, smallInteger, unsignedInteger } from "./writer.ts";

test("whatever length is written is read back", () => {
  for (const length of [0, 1, 127, 128, 255, 256, 65_535, 65_536, 200_000]) {
    const reader = new DerReader(octetString(new Uint8Array(length)));
    assert.equal(reader.read(TAG.octetString, "x").content.length, length);
    reader.end("x");
  }
});

test("integers are written minimal and positive", () => {
  assert.equal(toHex(unsignedInteger(parseHex("0000"))), "020100");
  assert.equal(toHex(unsignedInteger(parseHex("0080"))), "02020080");
  assert.equal(toHex(unsignedInteger(parseHex("7f01"))), "02027f01");
  assert.equal(toHex(smallInteger(2)), "020102");
});

test("object identifiers come back as they were", () => {
  const random = new SeededRandom(5);
  for (let round = 0; round < 200; round++) {
    const arcs = Array.from({ length: random.between(0, 6) }, () => random.below(2 ** 32) * random.pick([1, 1, 1000]));
    const dotted = [random.below(2), random.below(40), ...arcs].join(".");
    assert.equal(decodeOid(new DerReader(oid(dotted)).any("o"), "o"), dotted);
  }
});

const time = (tag: number, text: string): DerReader => new DerReader(element(tag, Buffer.from(text)));

test("times up to 2049 are UTCTime, later and earlier ones GeneralizedTime, in whole seconds", () => {
  const cases: [string, string][] = [
    ["2026-01-31T12:00:00.999Z", "170d3236303133313132303030305a"],
    ["2049-12-31T23:59:59Z", "170d3439313233313233353935395a"],
    ["2050-01-01T00:00:00Z", "180f32303530303130313030303030305a"],
    ["1950-01-01T00:00:00Z", "170d3530303130313030303030305a"],
    ["1949-12-31T23:59:59Z", "180f31393439313233313233353935395a"],
    ["9999-12-31T23:59:59Z", "180f39393939313233313233353935395a"],
  ];
  for (const [iso, hex] of cases) {
    assert.equal(toHex(encodeTime(Date.parse(iso))), hex, iso);
    assert.equal(readTime(new DerReader(parseHex(hex)), "t"), Math.floor(Date.parse(iso) / 1000) * 1000);
  }
});

test("a time that no certificate can hold is refused", () => {
  for (const timeMs of [Number.NaN, 2 ** 63, Date.UTC(10_000, 0, 1), -1e15]) {
    assert.throws(() => encodeTime(timeMs), { code: "INVALID_ARGUMENT" });
  }
});

test("times that are not of the one permitted form are refused", () => {
  const utc = ["2601311200Z", "260131120000", "260131120000+0100", "261331120000Z", "260230120000Z", "260131240000Z"];
  const generalized = ["20260131120000.5Z", "260131120000Z", "20260131126000Z", "20260131120060Z", "20260100120000Z"];
  for (const text of utc)
    assert.throws(() => readTime(time(TAG.utcTime, text), "t"), { code: "INVALID_ARGUMENT" }, text);
  for (const text of generalized)
    assert.throws(() => readTime(time(TAG.generalizedTime, text), "t"), { code: "INVALID_ARGUMENT" }, text);
  assert.equal(readTime(time(TAG.utcTime, "240229000000Z"), "t"), Date.UTC(2024, 1, 29));
  assert.throws(() => readTime(time(TAG.utf8String, "260131120000Z"), "t"), /neither UTCTime nor/);
});
