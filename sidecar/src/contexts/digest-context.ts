import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { CryptoContext, FinishInput, FinishOutput, ResetOptions, ResetOutput } from "./crypto-context.ts";

interface State {
  update(data: Uint8Array): void;
}

export interface DigestContextOptions<S extends State> {
  readonly kind: string;
  readonly algorithm: string;
  /** Begins, with the key where there is one; called once for each message. */
  start(): S;
  /** Ends what was begun. */
  end(state: S, input: FinishInput): FinishOutput | Promise<FinishOutput>;
}

const NOTHING = new Uint8Array(0);

/** A context that takes data in and gives something only at its end: hashes and MACs. */
export class DigestContext<S extends State> implements CryptoContext {
  readonly kind: string;
  readonly algorithm: string;
  /** Holds the key; undefined once disposed of. */
  #options: DigestContextOptions<S> | undefined;
  #state: S | undefined;

  constructor(options: DigestContextOptions<S>) {
    this.kind = options.kind;
    this.algorithm = options.algorithm;
    this.#options = options;
    this.#state = options.start();
  }

  update(data: Uint8Array): Uint8Array {
    this.#running().update(data);
    return NOTHING;
  }

  finish(input: FinishInput): FinishOutput | Promise<FinishOutput> {
    const state = this.#running();
    this.#state = undefined;
    return this.#alive().end(state, input);
  }

  reset({ nonce, associatedData }: ResetOptions): ResetOutput {
    if (nonce !== undefined || associatedData !== undefined) {
      throw new KeywardError("INVALID_ARGUMENT", `a ${this.kind} context takes neither a nonce nor associated_data`);
    }
    this.#state = this.#alive().start();
    return {};
  }

  [Symbol.dispose](): void {
    this.#options = undefined;
    this.#state = undefined;
  }

  #alive(): DigestContextOptions<S> {
    if (this.#options !== undefined) return this.#options;
    throw new KeywardError("CANCELLED", "the context was closed while a call was using it");
  }

  #running(): S {
    this.#alive();
    if (this.#state !== undefined) return this.#state;
    throw new KeywardError("FAILED_PRECONDITION", "the context is finished; reset it to begin again");
  }
}

/** Of contexts that compare nothing. @throws INVALID_ARGUMENT */
export function expectNothing(kind: string, { expected }: FinishInput): void {
  if (expected === undefined) return;
  throw new KeywardError("INVALID_ARGUMENT", `a ${kind} context compares nothing; leave expected empty`);
}
