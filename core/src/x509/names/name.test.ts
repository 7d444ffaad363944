import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHex, toHex } from "../../text/hex.ts";
import { element, oid, sequence, setOf } from "../der/writer.ts";
import { parseName } from "./name.ts";
import { encodeName, parseSubjectText } from "./name-build.ts";
import { formatName } from "./name-text.ts";

const formatText = (text: string): string => formatName(parseName(encodeName(parseSubjectText(text))));

test("a name keeps order and repeats, each entry a part of its own", () => {
  const name = encodeName([
    { key: "C", value: "DE" },
    { key: "OU", value: "A" },
    { key: "OU", value: "Ä" },
  ]);
  const parts = ["310b3009060355040613024445", "310a3008060355040b130141", "310b3009060355040b0c02c384"];
  assert.equal(toHex(name), `3026${parts.join("")}`);
  assert.deepEqual(parseName(name).encoded, name);
});

test("a subject text is cut at commas and at the first equals sign, with spaces around all parts ignored", () => {
  assert.deepEqual(parseSubjectText(" C = DE ,, CN=a=b, O = x y ,"), [
    { key: "C", value: "DE" },
    { key: "CN", value: "a=b" },
    { key: "O", value: "x y" },
  ]);
  assert.deepEqual(parseSubjectText(" , "), []);
});

test("a subject text with a fault is refused in the crypto-broker's words", () => {
  assert.throws(() => parseSubjectText("C=DE,x"), { message: 'invalid subject component: "x"' });
  assert.throws(() => parseSubjectText("cn=x"), { message: 'unsupported subject attribute: "cn"' });
  assert.throws(() => parseSubjectText("=x"), { message: 'unsupported subject attribute: ""' });
});

test("values in the printable set are PrintableString, others UTF8String", () => {
  const tagOf = (value: string): number => parseName(encodeName([{ key: "CN", value }])).parts[0]![0]!.value.tag;
  for (const value of ["", "A z 09'()+,-./:=?"]) assert.equal(tagOf(value), 0x13, value);
  for (const value of ["a*", "a@b", "a_b", "a&b", "ü"]) assert.equal(tagOf(value), 0x0c, value);
});

test("names are written for people the last part first, and escaped", () => {
  assert.equal(formatText("C=DE,O=Example,CN=app"), "CN=app,O=Example,C=DE");
  const name = encodeName([{ key: "CN", value: '#a,b+"c"\\<d>;\n\u202e ' }]);
  assert.equal(formatName(parseName(name)), 'CN=\\#a\\,b\\+\\"c\\"\\\\\\<d\\>\\;\\0a\\e2\\80\\ae\\ ');
  assert.equal(formatName(parseName(parseHex("3000"))), "");
});

test("attributes without a short name or a text are written in hexadecimal", () => {
  const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(setOf(sequence(oid(type), value)));
  assert.equal(formatName(parseName(attribute("1.2.3.4", element(0x0c, Buffer.from("a"))))), "1.2.3.4=#0c0161");
  assert.equal(formatName(parseName(attribute("2.5.4.3", element(0x0c, Uint8Array.of(0xff))))), "CN=#0c01ff");
  assert.equal(formatName(parseName(attribute("2.5.4.3", element(0x1e, Uint8Array.of(0, 0x41, 0x20, 0xac))))), "CN=A€");
  assert.equal(formatName(parseName(attribute("2.5.4.3", element(0x1e, Uint8Array.of(0))))), "CN=#1e0100");
});

test("a very long name is cut", () => {
  assert.equal(formatName(parseName(encodeName([{ key: "CN", value: "x".repeat(10_000) }]))).length, 515);
});

test("a name that is not one is refused", () => {
  for (const hex of ["", "30023100", "300431023000", "3004310230ff", "30003000", "310030"]) {
    assert.throws(() => parseName(parseHex(hex)), { code: "INVALID_ARGUMENT" }, hex);
  }
});
