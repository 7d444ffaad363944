import { Unavailable } from "../build/unavailable.ts";
import type { Row } from "../row.ts";

/** What a run came to. A row that fails does not take the others with it. */
export class Outcome {
  readonly rows: Row[] = [];
  readonly #leftOut = new Set<string>();
  readonly #failures: string[] = [];

  /** Sentences about rows that are not there, by nobody's fault. */
  get leftOut(): readonly string[] {
    return [...this.#leftOut];
  }

  /** Sentences about rows that should be there. */
  get failures(): readonly string[] {
    return this.#failures;
  }

  /** @param what has no figures now */
  fail(what: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof Unavailable) this.#leftOut.add(`no rows of ${what}: ${reason}`);
    else this.#failures.push(`${what}: ${reason}`);
  }
}
