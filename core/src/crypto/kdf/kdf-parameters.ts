/** What each function takes besides the secret and the length. */
export type KdfParameters =
  | HkdfParameters
  | Pbkdf2Parameters
  | ScryptParameters
  | KbkdfParameters
  | KmacParameters
  | Tls12PrfParameters
  | Tls13ExpandLabelParameters;

export interface HkdfParameters {
  readonly kind: "hkdf";
  readonly salt: Uint8Array;
  readonly info: Uint8Array;
  readonly step: "both" | "extract" | "expand";
}

export interface Pbkdf2Parameters {
  readonly kind: "pbkdf2";
  readonly salt: Uint8Array;
  readonly iterations: number;
}

/** RFC 7914, 2: N, r and p. */
export interface ScryptParameters {
  readonly kind: "scrypt";
  readonly salt: Uint8Array;
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/** Where the counter stands in what is authenticated each round; "none" only in feedback mode. */
export type CounterLocation = "before-fixed" | "after-fixed" | "middle-fixed" | "before-iteration" | "none";

export interface KbkdfParameters {
  readonly kind: "kbkdf";
  readonly fixedInput: Uint8Array;
  /** What follows a counter in the middle; else empty. */
  readonly fixedInputAfter: Uint8Array;
  readonly counterBits: number;
  readonly counterLocation: CounterLocation;
  /** Feedback mode: K(0). */
  readonly initializationVector: Uint8Array;
}

export interface KmacParameters {
  readonly kind: "kmac";
  readonly label: Uint8Array;
  readonly context: Uint8Array;
}

export interface Tls12PrfParameters {
  readonly kind: "tls12-prf";
  readonly label: Uint8Array;
  readonly seed: Uint8Array;
}

export interface Tls13ExpandLabelParameters {
  readonly kind: "tls13-expand-label";
  /** Without the prefix "tls13 ". */
  readonly label: Uint8Array;
  readonly context: Uint8Array;
}
