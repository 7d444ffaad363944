import assert from "node:assert/strict";
import { test } from "node:test";
import { type ErrorCode, WIRE } from "../errors/codes.ts";
import { statusOf } from "./status.ts";

/** Parsec book, "Status codes": 1000 and the absolute value; 1144 is not used. */
const KNOWN = new Set([...Array.from({ length: 22 }, (_, index) => 1132 + index)].filter((code) => code !== 1144));

test("every error of the engine has a status that clients know", () => {
  for (const code of Object.keys(WIRE) as ErrorCode[]) assert.ok(KNOWN.has(statusOf(code)), code);
});

test("the usual errors have their own names", () => {
  assert.equal(statusOf("NOT_PERMITTED"), 1133);
  assert.equal(statusOf("NOT_SUPPORTED"), 1134);
  assert.equal(statusOf("INVALID_ARGUMENT"), 1135);
  assert.equal(statusOf("NOT_FOUND"), 1140);
});
