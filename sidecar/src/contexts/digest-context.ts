import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Call } from "../dispatch/operation.ts";
import type { CryptoContext, FinishInput, FinishOutput, ResetOptions, ResetOutput } from "./crypto-context.ts";

interface State extends Partial<Disposable> {
  update(data: Uint8Array): void;
}

export interface DigestContextOptions<S extends State> {
  readonly kind: string;
  readonly algorithm: string;
  /** Judges the next message by the call that begins it; the first was judged when the context opened. */
  judge(call: Call): void;
  /** Begins, with the key where there is one; called once for each message. */
  start(): S;
  /** Ends what was begun. */
  end(state: S, input: FinishInput, call?: Call): FinishOutput | Promise<FinishOutput>;
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

  finish(input: FinishInput, call?: Call): FinishOutput | Promise<FinishOutput> {
    const state = this.#running();
    this.#state = undefined;
    const { end } = this.#alive();
    return state[Symbol.dispose] === undefined
      ? end(state, input, call)
      : endThenDispose(state, () => end(state, input, call));
  }

  reset({ nonce, associatedData }: ResetOptions, call: Call): ResetOutput {
    if (nonce !== undefined || associatedData !== undefined) {
      throw new KeywardError("INVALID_ARGUMENT", `a ${this.kind} context takes neither a nonce nor associated_data`);
    }
    const options = this.#alive();
    options.judge(call);
    this.#state?.[Symbol.dispose]?.();
    this.#state = options.start();
    return {};
  }

  [Symbol.dispose](): void {
    this.#options = undefined;
    this.#state?.[Symbol.dispose]?.();
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

/** The end may take long, and needs the state for as long as that. */
async function endThenDispose<S extends State>(
  state: S,
  end: () => FinishOutput | Promise<FinishOutput>,
): Promise<FinishOutput> {
  try {
    return await end();
  } finally {
    state[Symbol.dispose]?.();
  }
}

/** Of contexts that compare nothing. @throws INVALID_ARGUMENT */
export function expectNothing(kind: string, { expected }: FinishInput): void {
  if (expected === undefined) return;
  throw new KeywardError("INVALID_ARGUMENT", `a ${kind} context compares nothing; leave expected empty`);
}
