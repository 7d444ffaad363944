import assert from "node:assert/strict";
import { test } from "node:test";
import { KeywardError, refused } from "../../errors/keyward-error.ts";
import { encodeRefusal } from "../../grpc/status-details.ts";
import { ParsecError } from "../parsec-error.ts";
import { STATUS } from "../status.ts";
import { failureBody } from "./failure.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const text = (of: string) => Buffer.from(of).toString("hex");

test("a failure of the engine is what it is on gRPC, details and all", () => {
  const refusal = { rule: "hash.allowed", profile: "payments", generation: 7, wouldPass: "SHA-256" };
  const error = refused("MD5", refusal);
  assert.deepEqual(failureBody(error), encodeRefusal(7, error.message, refusal));
  assert.equal(hex(failureBody(new KeywardError("NOT_FOUND", "gone"))), `08051204${text("gone")}`);
});

test("a status of the wire has the nearest code, and its text", () => {
  const error = new ParsecError(STATUS.PSA_ALREADY_EXISTS, "there");
  assert.equal(hex(failureBody(error)), `08061205${text("there")}`);
});

test("of a fault of ours nothing is told", () => {
  assert.equal(hex(failureBody(new Error("the key is 00ff"))), `080d120e${text("internal error")}`);
});
