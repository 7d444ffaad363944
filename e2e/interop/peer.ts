/** What is asked and answered: bytes are hexadecimal, keys and certificates PEM. */
export type Values = Readonly<Record<string, unknown>>;

/** Another implementation of the same cryptography. */
export interface Peer extends AsyncDisposable {
  /** For sentences, for example "Go". */
  readonly name: string;
  /** @throws Error in the peer's words where it cannot */
  ask<T = Answered>(op: string, args: Values): Promise<T>;
}

/** Answers of operations that give texts only. */
export type Answered = Readonly<Record<string, string>>;

/** A chain with a revocation list of each authority, all PEM. */
export interface Chain {
  readonly root: string;
  readonly intermediate: string;
  readonly leaf: string;
  readonly crls: readonly string[];
  /** PKCS#8, PEM, as the leaf's. */
  readonly rootKey: string;
  readonly leafKey: string;
}

export interface RequestSeen {
  readonly valid: boolean;
  readonly commonName: string;
  readonly dnsNames: readonly string[];
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

export function unhex(text: string | undefined): Buffer {
  return Buffer.from(text ?? "", "hex");
}
