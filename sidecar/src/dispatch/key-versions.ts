import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Key } from "../keys/key.ts";
import type { Call } from "./operation.ts";

/** How an operation finds the version of a key that its input was made with: by trying. */
export interface Reading<I, O> {
  /** Whether a wrong version is told from the right one at all: what is not authenticated decrypts with every key. */
  tells(input: I, key: Key, call: Call): boolean;
  /** Whether the outcome is that of the right version. An INVALID_ARGUMENT is that of a wrong one. */
  fits(output: O): boolean;
}

/** @returns what every operation of the kind tells by its error alone */
export function tellsByError<I>(tells: Reading<I, unknown>["tells"] = () => true): Reading<I, unknown> {
  return { tells, fits: () => true };
}

/**
 * Tries one version after the other, as versionedKey orders them. Where none fits, the outcome is that of the first, which is what a key
 * without versions would have given: whether an older one came closer is not told.
 */
export async function firstThatFits<O>(
  key: Key,
  { fits }: Pick<Reading<never, O>, "fits">,
  run: (version: Key) => O | Promise<O>,
): Promise<O> {
  const first = await outcomeOf(() => run(key));
  if (isRight(first, fits)) return outputOrThrow(first);
  for (const version of key.others ?? []) {
    const outcome = await outcomeOf(() => run(version));
    if (isRight(outcome, fits)) return outputOrThrow(outcome);
  }
  return outputOrThrow(first);
}

type Outcome<O> = { readonly output: O } | { readonly error: KeywardError };

/** @throws what is no verdict on the input, such as too many calls */
async function outcomeOf<O>(run: () => O | Promise<O>): Promise<Outcome<O>> {
  try {
    return { output: await run() };
  } catch (error) {
    if (error instanceof KeywardError && error.code === "INVALID_ARGUMENT") return { error };
    throw error;
  }
}

function isRight<O>(outcome: Outcome<O>, fits: (output: O) => boolean): boolean {
  return "output" in outcome && fits(outcome.output);
}

function outputOrThrow<O>(outcome: Outcome<O>): O {
  if ("error" in outcome) throw outcome.error;
  return outcome.output;
}
