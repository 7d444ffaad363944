import assert from "node:assert/strict";
import { test } from "node:test";
import { exhausted } from "../errors/exhausted.ts";
import { KeywardError, refused } from "../errors/keyward-error.ts";
import { toHex } from "../text/hex.ts";
import { OK, statusOf, trailersOf } from "./status.ts";
import { StatusError } from "./status-error.ts";
import { decodeStatusMessage, encodeStatusMessage } from "./status-message.ts";

test("success has a code and nothing else", () => {
  assert.deepEqual(trailersOf(OK), { "grpc-status": "0" });
});

test("an error of ours shows its code and text, any other shows nothing of itself", () => {
  assert.deepEqual(trailersOf(statusOf(new KeywardError("NOT_FOUND", "no key"))), {
    "grpc-status": "5",
    "grpc-message": "no key",
  });
  for (const foreign of [new Error("password=x"), "password=x", undefined, { code: "NOT_FOUND", message: "x" }]) {
    assert.deepEqual(trailersOf(statusOf(foreign)), { "grpc-status": "13", "grpc-message": "internal error" });
  }
});

/** The expected bytes are put together here from status.proto and error_details.proto. */
test("a refusal carries a google.rpc.Status with the rule and what would pass", () => {
  const refusal = { rule: "hash.allowed", profile: "p", generation: 300, wouldPass: "SHA-256" };
  const error = refused("MD5", refusal);
  const details = toHex(statusOf(error).details!);
  const text = (value: string): string =>
    `${value.length.toString(16).padStart(2, "0")}${Buffer.from(value).toString("hex")}`;
  const entry = (key: string, value: string): string => {
    const inner = `0a${text(key)}12${text(value)}`;
    return `1a${(inner.length / 2).toString(16).padStart(2, "0")}${inner}`;
  };
  const info = `0a${text("REFUSED_BY_RULE")}12${text("keyward.dev")}${Object.entries(refusal)
    .map(([key, value]) => entry(key, String(value)))
    .join("")}`;
  assert.ok(info.length / 2 < 128);
  const any = `0a${text("type.googleapis.com/google.rpc.ErrorInfo")}12${(info.length / 2).toString(16)}${info}`;
  const anyLength = any.length / 2;
  assert.ok(anyLength >= 128 && anyLength < 256);
  const anyVarint = `${anyLength.toString(16)}01`;
  assert.equal(details, `080712${text(error.message)}1a${anyVarint}${any}`);
  assert.match(trailersOf(statusOf(error))["grpc-status-details-bin"]!, /^[A-Za-z0-9+/]+$/);
});

test("a limit without room says besides when to try again and whose share is used up", () => {
  const quota = { subject: "container:app", retryAfterMs: 1_002 };
  const refusal = { rule: "limits.r", profile: "p", generation: 1, wouldPass: "9 calls", quota };
  const error = exhausted("a call", refusal);
  const { code, details } = statusOf(error);
  assert.equal(code, 8);
  assert.match(error.message, /rule limits\.r of profile p .generation 1. .* permits 9 calls; try again in 1002 ms/);
  const hex = toHex(details!);
  const named = (type: string) => hex.split(toHex(Buffer.from(`type.googleapis.com/google.rpc.${type}`)))[1];
  // RetryInfo { retry_delay { seconds: 1, nanos: 2000000 } }
  assert.match(named("RetryInfo")!, /^12080a0608011080897a/);
  const violation = `0a0d${toHex(Buffer.from(quota.subject))}1211${toHex(Buffer.from("limits.r: 9 calls"))}`;
  assert.equal(named("QuotaFailure"), `12240a22${violation}`);
});

test("a refusal with a very long list still fits into small headers", () => {
  const refusal = { rule: "r", profile: "p", generation: 1, wouldPass: "x".repeat(100_000) };
  const trailers = trailersOf(statusOf(refused("MD5", refusal)));
  assert.ok(Object.values(trailers).join("").length < 8000);
});

test("status messages are percent-encoded UTF-8 and come back", () => {
  assert.equal(encodeStatusMessage("a b~%\n"), "a b~%25%0A");
  assert.equal(encodeStatusMessage("ü€"), "%C3%BC%E2%82%AC");
  assert.equal(encodeStatusMessage("\ud800"), "%EF%BF%BD");
  for (const text of ["", "100 %", "%41", "grüße 🔑\r\n\u0000"]) {
    assert.equal(decodeStatusMessage(encodeStatusMessage(text)), text);
  }
  assert.equal(decodeStatusMessage("50% %zz %4"), "50% %zz %4");
});

test("a long status message is cut at the edge of a character", () => {
  const header = encodeStatusMessage("🔑".repeat(5000));
  assert.ok(header.length <= 2048);
  assert.doesNotMatch(decodeStatusMessage(header), /\ufffd/);
});

test("a status of any code is what it says; what is none is a mistake of the program", () => {
  for (let code = 1; code <= 16; code++) {
    assert.deepEqual(trailersOf(statusOf(new StatusError(code, "\tü"))), {
      "grpc-status": String(code),
      "grpc-message": "%09%C3%BC",
    });
  }
  for (const code of [0, 17, -1, 1.5, Number.NaN]) assert.throws(() => new StatusError(code, "x"), RangeError);
});
