import assert from "node:assert/strict";
import { test } from "node:test";
import { quote, quoteUrl } from "./quote.ts";

test("foreign text in a message is cut and cannot break out of its line", () => {
  assert.equal(quote("SHA-256"), '"SHA-256"');
  assert.equal(quote('a"b\n\u0000\u0085\u2028'), '"a\\"b\\n\\u0000\\u0085\\u2028"');
  assert.equal(quote("x".repeat(65)), `"${"x".repeat(64)}..."`);
  assert.equal(quote("\ud800"), '"\\ud800"');
});

test("of a URL what may be a password is left out", () => {
  assert.equal(quoteUrl("https://vault.example:8200/a"), '"https://vault.example:8200/a"');
  assert.equal(quoteUrl("https://user:word@vault.example"), '"https://...@vault.example"');
  assert.equal(quoteUrl("user:wo@rd@vault.example"), '"...@vault.example"');
  assert.equal(quoteUrl("https://user:w/o\nrd@vault.example"), '"https://...@vault.example"');
  assert.equal(quoteUrl("https://vault.example/?token=word"), '"https://vault.example/?..."');
});
