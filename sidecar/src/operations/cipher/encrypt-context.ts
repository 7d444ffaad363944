import { EncryptingStream } from "@keyward/core/crypto/cipher/cipher-stream";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { CryptoContext, FinishOutput, ResetOptions, ResetOutput } from "../../contexts/crypto-context.ts";
import type { Call } from "../../dispatch/operation.ts";
import type { Encryption } from "./encryption.ts";

/** Begins the next message with the key and algorithm of the first, judged by the call that asks for it. */
export type BeginAgain = (options: ResetOptions, call: Call) => Encryption;

/** Messages that are encrypted in parts, one after the other, each with a nonce of its own. */
export class EncryptContext implements CryptoContext {
  readonly kind = "encrypt";
  readonly algorithm: string;
  readonly nonce: Uint8Array;
  #stream: EncryptingStream | undefined;
  #beginAgain: BeginAgain | undefined;

  constructor(first: Encryption, beginAgain: BeginAgain) {
    this.algorithm = first.row.name;
    this.nonce = first.start.nonce;
    this.#stream = new EncryptingStream(first.row, first.secret, first.start);
    this.#beginAgain = beginAgain;
  }

  update(data: Uint8Array): Uint8Array {
    return this.#open().update(data);
  }

  finish(): FinishOutput {
    const stream = this.#open();
    this.#stream = undefined;
    const { output, tag } = stream.finish();
    return tag === undefined ? { output } : { output, tag };
  }

  reset(options: ResetOptions, call: Call): ResetOutput {
    if (this.#beginAgain === undefined) throw ended();
    this.#stream = undefined;
    const { row, secret, start } = this.#beginAgain(options, call);
    this.#stream = new EncryptingStream(row, secret, start);
    return { nonce: start.nonce };
  }

  [Symbol.dispose](): void {
    this.#stream = undefined;
    this.#beginAgain = undefined;
  }

  #open(): EncryptingStream {
    if (this.#stream === undefined) throw ended();
    return this.#stream;
  }
}

function ended(): KeywardError {
  return new KeywardError("FAILED_PRECONDITION", "this message is encrypted to its end; reset the context for another");
}
