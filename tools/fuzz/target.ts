import type { Mutation } from "./mutate/mutation.ts";

/** What is fuzzed: a decoder, and what its inputs look like. Each file in `targets/` exports one as `target`. */
export interface Target {
  /** One is chosen for each change to an input; the table for each format is in mutate/. */
  readonly mutations: readonly Mutation[];
  /** Well-formed inputs, made by our own encoders; at least one. */
  readonly seeds: readonly Uint8Array[];
  /** Entries of the vectors' fuzz-seeds that are inputs of this kind, by the first part of their name. */
  readonly seedFolders?: readonly string[];
  /** No input is longer. Default: 64 KiB. */
  readonly maxBytes?: number;
  /**
   * Takes any bytes. It may throw KeywardError; everything else that it throws is a find, an assertion about what was
   * decoded as well.
   */
  run(input: Uint8Array): void | Promise<void>;
}

export const DEFAULT_MAX_BYTES = 64 * 1024;
