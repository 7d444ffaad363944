import assert from "node:assert/strict";
import { BackendError, type BackendFault } from "@keyward/core/backend/backend-error";

/** What no message may have: line breaks, and more than a person reads. */
const MAX_MESSAGE_CHARACTERS = 2_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Asserts that a call fails with one of these faults, as BackendError, in a message that can be shown. */
export async function expectFault(
  call: () => Promise<unknown>,
  ...faults: readonly BackendFault[]
): Promise<BackendError> {
  const error = await errorOf(call);
  assert.ok(
    error instanceof BackendError,
    `threw ${describe(error)}, expected a BackendError (${faults.join(" or ")})`,
  );
  assert.ok(faults.includes(error.fault), `${error.fault}: ${error.message}; expected ${faults.join(" or ")}`);
  assert.ok(
    error.message.length > 0 && error.message.length <= MAX_MESSAGE_CHARACTERS,
    "the message is empty or a novel",
  );
  assert.ok(!CONTROL.test(error.message), "the message has control characters");
  return error;
}

/** Asserts that a call that nobody waits for any more ends, and with an error. */
export async function expectAborted(call: () => Promise<unknown>): Promise<void> {
  await errorOf(call);
}

async function errorOf(call: () => Promise<unknown>): Promise<unknown> {
  let result: unknown;
  try {
    result = await call();
  } catch (error) {
    return error;
  }
  return assert.fail(`no error, but ${describe(result)}`);
}

function describe(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return value instanceof Uint8Array ? `${value.length} bytes` : String(value);
}
