import type { SignatureAlgorithm } from "../../algorithms/signature.ts";
import { KeywardError } from "../../errors/keyward-error.ts";

/** How ECDSA signatures are written; every other algorithm has one form. */
export type SignatureFormat = "der" | "raw";

export interface SignatureOptions {
  readonly format: SignatureFormat;
  /** RSA-PSS; undefined: the length of the digest. */
  readonly saltBytes: number | undefined;
  /** Context string; empty: none. */
  readonly context: Uint8Array;
}

export const NO_OPTIONS: SignatureOptions = Object.freeze({
  format: "der",
  saltBytes: undefined,
  context: new Uint8Array(),
});

/** @throws INVALID_ARGUMENT for an option that the algorithm does not have, and for a context that is too long */
export function assertOptions(row: SignatureAlgorithm, { saltBytes, context }: SignatureOptions): void {
  if (saltBytes !== undefined && row.scheme !== "rsa-pss") {
    throw new KeywardError("INVALID_ARGUMENT", `${row.name} has no salt; leave options.salt_bytes out`);
  }
  if (context.length === 0) return;
  if (row.maxContextBytes === 0) {
    throw new KeywardError("INVALID_ARGUMENT", `${row.name} takes no context; leave options.context empty`);
  }
  if (context.length > row.maxContextBytes) {
    const text = `options.context has ${context.length} bytes, the most is ${row.maxContextBytes}`;
    throw new KeywardError("INVALID_ARGUMENT", text);
  }
}
