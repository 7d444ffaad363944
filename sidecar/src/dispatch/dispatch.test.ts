import assert from "node:assert/strict";
import { test } from "node:test";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { PERMITTED, refusal } from "@keyward/core/policy/verdict";
import { dispatch } from "./dispatch.ts";
import type { Call, Check, Operation } from "./operation.ts";

const CALL = {} as Call;

function operationWith(seen: string[], ...checks: Check<string>[]): Operation<string, string> {
  return {
    name: "Test",
    checks,
    run(input) {
      seen.push("run");
      return `done ${input}`;
    },
  };
}

const says =
  (seen: string[], name: string, permitted: boolean): Check<string> =>
  () => {
    seen.push(name);
    return permitted ? PERMITTED : refusal(new KeywardError("NOT_PERMITTED", name));
  };

test("an operation runs after all its checks, in their order", () => {
  const seen: string[] = [];
  const operation = operationWith(seen, says(seen, "first", true), says(seen, "second", true));
  assert.equal(dispatch(operation, "it", CALL), "done it");
  assert.deepEqual(seen, ["first", "second", "run"]);
});

test("the first check that refuses is the last thing that happens", () => {
  const seen: string[] = [];
  const operation = operationWith(
    seen,
    says(seen, "first", true),
    says(seen, "second", false),
    says(seen, "third", false),
  );
  assert.throws(() => dispatch(operation, "it", CALL), { code: "NOT_PERMITTED", message: "second" });
  assert.deepEqual(seen, ["first", "second"]);
});
