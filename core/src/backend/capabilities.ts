import type { KeyUsages } from "../algorithms/key-usage.ts";

/** Where a key's bytes can be at all; ordered, a policy asks for one of them or better. */
export type Protection = "Software" | "Managed" | "Hardware";

const ORDER: readonly Protection[] = ["Software", "Managed", "Hardware"];

/** @returns whether `has` is at least what is asked for */
export function protects(has: Protection, asked: Protection): boolean {
  return ORDER.indexOf(has) >= ORDER.indexOf(asked);
}

/** What a backend can do with keys of one algorithm. */
export interface AlgorithmCapability {
  readonly usages: KeyUsages;
  /** Registry names of the signature, MAC, cipher, agreement and asymmetric algorithms that a key of it serves in this backend. */
  readonly operations: ReadonlySet<string>;
  /** Whether a signature takes a digest of the message; else it needs the whole message. */
  readonly signsDigests: boolean;
  /** Largest message, in bytes, of an operation that takes whole messages. */
  readonly maxMessageBytes: number;
  /** Smallest one; absent: nothing at all is a message, too. */
  readonly minMessageBytes?: number;
  /** Where a key serves one purpose for life, as an RSA key that signs or decrypts: sets of usages, of which a key has one. Absent: all at once. */
  readonly purposes?: readonly KeyUsages[];
}

/** How key material can come in or go out, under which wrapping. */
export type WrappingMethod = "RSA-OAEP-SHA256" | "RSA-AES-KWP-SHA256" | "AES-KWP";

/** What a backend can do; constant from the moment it is open. */
export interface BackendCapabilities {
  readonly protection: Protection;
  /** material: the key's bytes go to sidecars, in memory; remote: every operation goes to the backend. */
  readonly delivery: "material" | "remote";
  /** By name of the key algorithm, as KeyPolicy has it. */
  readonly algorithms: ReadonlyMap<string, AlgorithmCapability>;
  /** Whether it makes and opens data keys, under which software keys are sealed. */
  readonly dataKeys: boolean;
  readonly importMethods: readonly WrappingMethod[];
  readonly exportMethods: readonly WrappingMethod[];
  /** Whether a key can be disabled and enabled again. */
  readonly disables: boolean;
  /** What the backend makes us wait between the request to destroy a key and its end; undefined: it ends at once. */
  readonly destroyWaitMs: { readonly min: number; readonly max: number } | undefined;
}
