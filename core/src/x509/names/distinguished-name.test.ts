import assert from "node:assert/strict";
import { test } from "node:test";
import { toHex } from "../../text/hex.ts";
import { encodeDistinguishedName } from "./distinguished-name.ts";
import { parseName } from "./name.ts";
import { formatName } from "./name-text.ts";

const again = (text: string): string => formatName(parseName(encodeDistinguishedName(text)));

test("the last part of the text is the first of the name", () => {
  assert.equal(
    toHex(encodeDistinguishedName("CN=a,C=DE")),
    "3019310b3009060355040613024445310a300806035504031301" + "61",
  );
});

test("what is read is written the same", () => {
  // RFC 4514, 4
  for (const text of [
    "UID=jsmith,DC=example,DC=net",
    "OU=Sales+CN=J.  Smith,DC=example,DC=net",
    'CN=James \\"Jim\\" Smith\\, III,DC=example,DC=net',
    "CN=Before\\+after\\\\\\<\\>\\;",
    "CN=Lu\u010di\u0107",
    "",
  ]) {
    assert.equal(again(text), text);
  }
  assert.equal(again(" cn = \\ shop\\  , o=Lu\\C4\\8Di\\C4\\87 "), "CN=\\ shop\\ ,O=Lu\u010di\u0107");
});

test("what is no name is refused with what is wrong", () => {
  const faults: [string, RegExp][] = [
    ["shop", /"shop" does not begin with one of C,/],
    ["CN=a,,O=b", /"" does not begin/],
    ["X=a", /"X=a" does not begin/],
    ["CN=", /CN has no value/],
    [`CN=${"a".repeat(129)}`, /CN has no value, or a long one/],
    ["C=DEU", /C is not two letters/],
    ["DC=\u00fc", /DC is not ASCII/],
    ["CN=#0401", /# form/],
    ["CN=a;b", /without a backslash/],
    ["CN=a\\", /a backslash stands/],
    ["CN=a\\z", /a backslash stands/],
    ["CN=\\FF", /not UTF-8/],
    ["CN=\\0A", /control characters/],
    ["CN=a,".repeat(300), /longer than 1024/],
  ];
  for (const [text, message] of faults) {
    assert.throws(() => encodeDistinguishedName(text), { code: "INVALID_ARGUMENT", message }, text);
  }
});
