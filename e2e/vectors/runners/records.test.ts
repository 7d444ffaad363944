import assert from "node:assert/strict";
import { test } from "node:test";
import { parseEvpTests } from "./openssl/evp-test.ts";
import { parseRecords } from "./records.ts";

const of = (text: string) => parseRecords(text).map((record) => Object.fromEntries(record));

test("a record is a block of lines, and sections above it hold for it", () => {
  const text = "# a comment\n[L = 32]\n\nLen = 8\nMsg = d3\n\n[L = 64]\n\nLen = 16\nMsg =\n";
  assert.deepEqual(of(text), [
    { L: "32", Len: "8", Msg: "d3" },
    { L: "64", Len: "16", Msg: "" },
  ]);
});

test("a line without a value is a mark, and a value may have equals signs", () => {
  assert.deepEqual(of("C = 00\r\nFAIL\r\n\r\nb64 = AA=="), [{ C: "00", FAIL: "" }, { b64: "AA==" }]);
});

test("controls of OpenSSL's tests become fields that say whether they are hexadecimal", () => {
  const [record] = parseEvpTests("KDF = HKDF\nCtrl.salt = hexsalt:00ff\nCtrl.pass = pass:a:b\nCtrl = size:32\n");
  assert.deepEqual(Object.fromEntries(record!), {
    KDF: "HKDF",
    salt: "00ff",
    "salt is hex": "yes",
    pass: "a:b",
    "pass is hex": "no",
    "Ctrl.size": "32",
  });
});
