import assert from "node:assert/strict";
import { test } from "node:test";
import { statusOf } from "../grpc/status.ts";
import { type ErrorCode, WIRE } from "./codes.ts";
import { KeywardError, refused } from "./keyward-error.ts";
import { problemDetailsOf, psaStatusOf } from "./problem-details.ts";

const CODES = Object.keys(WIRE) as readonly ErrorCode[];

test("one error is the same failure on every wire", () => {
  for (const code of CODES) {
    const error = new KeywardError(code, "why");
    assert.equal(problemDetailsOf(error).status, WIRE[code].http);
    assert.equal(problemDetailsOf(error).detail, "why");
    assert.equal(psaStatusOf(error), WIRE[code].psa);
    assert.equal(statusOf(error).code, WIRE[code].grpc);
  }
});

test("a refusal names the rule, the profile, its generation and what would pass", () => {
  const rule = { rule: "hash.allowed", profile: "payments", generation: 7, wouldPass: "SHA-256" };
  const { type, status, retry, ...rest } = problemDetailsOf(refused("MD5", rule));
  assert.deepEqual([type, status, retry], ["urn:keyward:error:not-permitted", 403, false]);
  assert.deepEqual({ ...rest, title: undefined, detail: undefined }, { ...rule, title: undefined, detail: undefined });
});

test("of anything else nothing but that it happened leaves", () => {
  const secret = new Error("the key is 00ff");
  assert.equal(JSON.stringify(problemDetailsOf(secret)).includes("00ff"), false);
  assert.equal(problemDetailsOf(secret).status, 500);
  assert.equal(psaStatusOf("text"), WIRE.INTERNAL.psa);
  const wrapped = new KeywardError("UNAVAILABLE", "try again", { cause: secret });
  assert.equal(JSON.stringify(problemDetailsOf(wrapped)).includes("00ff"), false);
});
