import type { CryptoContext, ResetOptions } from "../../contexts/crypto-context.ts";
import type { Call } from "../../dispatch/operation.ts";
import type { BulkFile } from "../files/bulk-file.ts";

/** What a cipher works with. */
export interface FileWork {
  readonly context: CryptoContext;
  readonly input: BulkFile;
  readonly output: BulkFile;
  readonly call: Call;
}

/** What a decryption has besides. */
export interface Decryption {
  /** undefined: none came. */
  readonly tag: Uint8Array | undefined;
  /** What the message began with. */
  readonly start: ResetOptions;
}
