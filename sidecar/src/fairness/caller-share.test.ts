import assert from "node:assert/strict";
import { test } from "node:test";
import { LOCAL_CALLER } from "../identity/caller.ts";
import { CallerShare } from "./caller-share.ts";

test("a caller with its share gets no more until it gives some back, and shuts no other out", () => {
  const shares = new CallerShare({ most: 2, fault: "too many things" });
  const own = shares.of(LOCAL_CALLER);
  own.take(1);
  own.take(1);
  assert.throws(() => own.take(1), { code: "RESOURCE_EXHAUSTED", message: "too many things" });
  shares.of({ ...LOCAL_CALLER }).take(1);
  own.give(1);
  own.take(1);
  assert.equal(shares.of(LOCAL_CALLER).taken, 2);
});

test("what a profile permits one connection is within every share", () => {
  const share = new CallerShare({ most: 2, fault: "too many things" }).of(LOCAL_CALLER);
  for (let i = 0; i < 5; i++) share.take(5);
  assert.throws(() => share.take(5), { code: "RESOURCE_EXHAUSTED" });
});
