import type { Backend } from "@keyward/core/backend/backend";
import type { KeyFactory } from "./key-factory.ts";

/** What a case works with. */
export interface CaseContext {
  readonly backend: Backend;
  /** Makes keys of this run, and destroys them at its end. */
  readonly keys: KeyFactory;
  /** Ends when the case has taken too long. */
  readonly signal: AbortSignal;
  /** Opens another one on the same server; the case closes it. */
  readonly openAnother: () => Promise<Backend>;
}

/** One sentence about backends, and how to find out whether it is true of one. */
export interface ConformanceCase {
  /** `<area>: <sentence>`; the same for every backend. */
  readonly name: string;
  /** Why it does not concern this backend; undefined: it does. */
  readonly skip?: (backend: Backend) => string | undefined;
  /** @throws whatever, if the sentence is not true */
  readonly run: (context: CaseContext) => Promise<void>;
}
