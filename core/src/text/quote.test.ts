import assert from "node:assert/strict";
import { test } from "node:test";
import { quote } from "./quote.ts";

test("foreign text in a message is cut and cannot break out of its line", () => {
  assert.equal(quote("SHA-256"), '"SHA-256"');
  assert.equal(quote('a"b\n\u0000\u0085\u2028'), '"a\\"b\\n\\u0000\\u0085\\u2028"');
  assert.equal(quote("x".repeat(65)), `"${"x".repeat(64)}..."`);
  assert.equal(quote("\ud800"), '"\\ud800"');
});
