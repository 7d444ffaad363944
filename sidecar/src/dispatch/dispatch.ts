import type { Call, Operation } from "./operation.ts";

/**
 * Runs an operation under its policy. The only caller of `run`, so no wire can forget a check.
 * @throws the error of the first check that refuses, then what the operation throws
 */
export function dispatch<I, O>(operation: Operation<I, O>, input: I, call: Call): O | Promise<O> {
  for (const check of operation.checks) {
    const verdict = check(input, call);
    if (!verdict.ok) throw verdict.error;
  }
  return operation.run(input, call);
}
