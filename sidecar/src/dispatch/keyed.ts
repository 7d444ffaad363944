import type { KeyUsage } from "@keyward/core/algorithms/key-usage";
import type { Verdict } from "@keyward/core/policy/verdict";
import type { Key } from "../keys/key.ts";
import type { KeyRef } from "../keys/key-ref.ts";
import { requireKey } from "../keys/require-key.ts";
import { firstThatFits, type Reading } from "./key-versions.ts";
import type { Call, Operation } from "./operation.ts";

/** A rule that looks at the key, too. */
export type KeyCheck<I> = (input: I, key: Key, call: Call) => Verdict;

/** An operation with a key: it is found and its usage judged before any check speaks. */
export interface KeyOperation<I, O> {
  readonly name: string;
  readonly permission: KeyUsage;
  keyOf(input: I): KeyRef;
  readonly checks: readonly KeyCheck<I>[];
  run(input: I, key: Key, call: Call): O | Promise<O>;
  /** How it tells, of a key with several versions, which one the input was made with; absent: it uses the first. */
  readonly reading?: Reading<I, O>;
}

/**
 * Makes an operation of one that takes a key. Its run throws NOT_FOUND where there is no such key, NOT_PERMITTED where the key, or
 * the profile's grant for it, lacks the usage, and then the error of the first check that refuses.
 */
export function keyed<I, O>(operation: KeyOperation<I, O>): Operation<I, O> {
  const { name, permission, checks, reading } = operation;
  return {
    name,
    checks: [],
    run(input, call) {
      const key = requireKey(call, operation.keyOf(input), permission);
      for (const check of checks) {
        const verdict = check(input, key, call);
        if (!verdict.ok) throw verdict.error;
      }
      if (key.others === undefined || reading?.tells(input, key, call) !== true) return operation.run(input, key, call);
      return firstThatFits(key, reading, (version) => operation.run(input, version, call));
    },
  };
}
