import { DecryptingStream } from "@keyward/core/crypto/cipher/cipher-stream";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type {
  CryptoContext,
  FinishInput,
  FinishOutput,
  ResetOptions,
  ResetOutput,
} from "../../contexts/crypto-context.ts";
import type { Call } from "../../dispatch/operation.ts";
import type { Decryption } from "./decryption.ts";

/** Begins the next message with the key and algorithm of the first, judged by the call that asks for it. */
export type BeginAgain = (options: ResetOptions, call: Call) => Decryption;

/** Messages that are decrypted in parts, one after the other. Nothing of a message is authenticated before it is finished. */
export class DecryptContext implements CryptoContext {
  readonly kind = "decrypt";
  readonly algorithm: string;
  #stream: DecryptingStream | undefined;
  #beginAgain: BeginAgain | undefined;

  constructor(first: Decryption, beginAgain: BeginAgain) {
    this.algorithm = first.row.name;
    this.#stream = new DecryptingStream(first.row, first.secret, first.start);
    this.#beginAgain = beginAgain;
  }

  update(data: Uint8Array): Uint8Array {
    return this.#open().update(data);
  }

  finish({ expected }: FinishInput): FinishOutput {
    const stream = this.#open();
    this.#stream = undefined;
    return { output: stream.finish(expected) };
  }

  reset(options: ResetOptions, call: Call): ResetOutput {
    if (this.#beginAgain === undefined) throw ended();
    this.#stream = undefined;
    const { row, secret, start } = this.#beginAgain(options, call);
    this.#stream = new DecryptingStream(row, secret, start);
    return {};
  }

  [Symbol.dispose](): void {
    this.#stream = undefined;
    this.#beginAgain = undefined;
  }

  #open(): DecryptingStream {
    if (this.#stream === undefined) throw ended();
    return this.#stream;
  }
}

function ended(): KeywardError {
  return new KeywardError("FAILED_PRECONDITION", "this message is decrypted to its end; reset the context for another");
}
