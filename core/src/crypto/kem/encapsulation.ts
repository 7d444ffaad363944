/** What the sender of a key encapsulation has. */
export interface Encapsulation {
  readonly ciphertext: Uint8Array;
  /** Whoever receives it wipes it. */
  readonly sharedSecret: Uint8Array;
}
