import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHex, toHex } from "../../text/hex.ts";
import { decodeOid } from "./oid.ts";
import { assertWellFormed, DerReader, MAX_DER_BYTES, readSequence } from "./reader.ts";
import { TAG } from "./tags.ts";
import { decodeBitString, decodeBoolean, readInteger, readPositiveInteger, readSmallInteger } from "./values.ts";

const readerOf = (hex: string): DerReader => new DerReader(parseHex(hex));
const element = (hex: string) => readerOf(hex).any("x");

test("elements are read in order, as views of the input", () => {
  const reader = readSequence(parseHex("3006020105040161"), "list");
  assert.equal(readSmallInteger(reader, "number"), 5);
  const text = reader.read(TAG.octetString, "text");
  assert.deepEqual([toHex(text.content), toHex(text.encoded), text.at], ["61", "040161", 7]);
  reader.end("list");
});

const MALFORMED: readonly [string, string, RegExp][] = [
  ["an empty input", "", /ends too early \(at byte 0\)/],
  ["a tag alone", "30", /ends too early \(at byte 1\)/],
  ["an indefinite length", "3080020105", /the length is indefinite/],
  ["a length that is not minimal", "3081020500", /the length is not minimal/],
  ["a length with a leading zero octet", "30820080", /the length is not minimal/],
  ["a length of four octets", "308400000001", /more than 3 octets/],
  ["more length than there is", "30050201", /5 bytes announced, fewer there/],
  ["a tag above 30", "1f8101", /the tag is above 30/],
];

for (const [sentence, hex, why] of MALFORMED) {
  test(`refuses ${sentence}`, () => {
    assert.throws(() => element(hex), { code: "INVALID_ARGUMENT", message: why });
  });
}

test("another tag than expected, a missing element and left-over bytes are told apart", () => {
  assert.throws(
    () => readerOf("0500").read(TAG.integer, "serial"),
    /^KeywardError: serial: expected integer, found null/,
  );
  assert.throws(() => readerOf("").read(TAG.integer, "serial"), /serial: is missing/);
  assert.throws(() => readSequence(parseHex("3000ff"), "list"), /list: 1 bytes left over \(at byte 2\)/);
});

test("an input beyond the limit is refused before it is looked at", () => {
  assert.throws(() => new DerReader(new Uint8Array(MAX_DER_BYTES + 1)), /longer than 1048576 bytes/);
});

test("nesting is bounded", () => {
  const nested = (depth: number): string => {
    let hex = "";
    for (let level = 0; level < depth; level++) hex = `30${(hex.length / 2).toString(16).padStart(2, "0")}${hex}`;
    return hex;
  };
  assertWellFormed(element(nested(16)), "value");
  assert.throws(() => assertWellFormed(element(nested(17)), "value"), /nested more than 16 deep/);
  assert.throws(() => assertWellFormed(element("3003020205"), "value"), /2 bytes announced/);
});

test("integers are minimal and keep to their range", () => {
  assert.equal(toHex(readInteger(readerOf("02020080"), "n")), "0080");
  assert.equal(toHex(readPositiveInteger(readerOf("02020080"), "n")), "80");
  assert.equal(readSmallInteger(readerOf("02047fffffff"), "n"), 2 ** 31 - 1);
  for (const hex of ["0200", "02020001", "0202ff80"])
    assert.throws(() => readInteger(readerOf(hex), "n"), /INTEGER is/, hex);
  for (const hex of ["020100", "0201ff"])
    assert.throws(() => readPositiveInteger(readerOf(hex), "n"), /not above zero/);
  for (const hex of ["0201ff", "02050080000000"])
    assert.throws(() => readSmallInteger(readerOf(hex), "n"), /out of range/);
});

test("booleans and bit strings have one form each", () => {
  assert.equal(decodeBoolean(element("0101ff"), "b"), true);
  assert.equal(decodeBoolean(element("010100"), "b"), false);
  for (const hex of ["0100", "010101", "0102ffff"]) assert.throws(() => decodeBoolean(element(hex), "b"), hex);
  assert.equal(toHex(decodeBitString(element("030205a0"), "b").bytes), "a0");
  for (const hex of ["0300", "030101", "030208a0", "030205a1"])
    assert.throws(() => decodeBitString(element(hex), "b"), hex);
});

test("object identifiers are read strictly", () => {
  assert.equal(decodeOid(element("06092a864886f70d010101"), "o"), "1.2.840.113549.1.1.1");
  assert.equal(decodeOid(element("0603883703"), "o"), "2.999.3");
  assert.equal(decodeOid(element("060127"), "o"), "0.39");
  for (const hex of ["0600", "06028001", "060186", `0641${"01".repeat(65)}`, "0608ffffffffffffff7f"]) {
    assert.throws(() => decodeOid(element(hex), "o"), { code: "INVALID_ARGUMENT" }, hex);
  }
});
