import type { Call } from "../dispatch/operation.ts";

/**
 * An operation in parts: data goes in by `update`, the end is `finish`. Streams and the context service use the same ones.
 * After `finish` only `reset` and disposal are of use. Disposal wipes what it can and forgets the key. Whoever opened a context
 * disposes of it when one of its methods has thrown, so that nothing half-used is left. A context copies what it keeps of its
 * input, which shares memory with the request.
 */
export interface CryptoContext extends Disposable {
  /** Names the family for messages and listings, for example "hash", "mac-verify", "encrypt". */
  readonly kind: string;
  /** Registry name of the algorithm. */
  readonly algorithm: string;
  /** Ciphers that encrypt: the nonce that was chosen for the first message. */
  readonly nonce?: Uint8Array | undefined;
  /** @param data at most contexts/pace.ts's SLICE_BYTES from streams and the context service. @returns what comes out: empty for everything but ciphers */
  update(data: Uint8Array): Uint8Array;
  /** @param call that asks for the end: where that is made elsewhere, it is made for as long as its caller waits; undefined: nobody tells */
  finish(input: FinishInput, call?: Call): FinishOutput | Promise<FinishOutput>;
  /**
   * Begins again with the same key and algorithm.
   * @param call judged as one that opens: what its profile, or the grant of a KeyPolicy's key, no longer permits does not begin again
   * @throws INVALID_ARGUMENT for options that the kind does not take; what opening throws
   */
  reset(options: ResetOptions, call: Call): ResetOutput;
}

/** What the end of a context may need. */
export interface FinishInput {
  /** Verifying contexts and decrypting AEADs: the tag or signature to compare with. */
  readonly expected?: Uint8Array | undefined;
}

/** What the end of a context gives; only what the kind has. */
export interface FinishOutput {
  /** Digest, tag, signature, or the last bytes of a cipher. */
  readonly output?: Uint8Array;
  /** Authentication tag of an encrypting AEAD. */
  readonly tag?: Uint8Array;
  /** Verifying contexts. */
  readonly valid?: boolean;
}

export interface ResetOptions {
  /** Ciphers: the nonce of the next message where the profile lets callers choose, and for decryption always. */
  readonly nonce?: Uint8Array | undefined;
  readonly associatedData?: Uint8Array | undefined;
}

export interface ResetOutput {
  /** Ciphers that encrypt: the nonce that was chosen. */
  readonly nonce?: Uint8Array;
}
