import type { SignatureOptions } from "@keyward/core/crypto/signature/options";
import type { KeyRef } from "../../keys/key-ref.ts";

/** What is signed: a message, or a digest that stands for one. */
export interface SignedInput {
  readonly kind: "message" | "digest";
  readonly bytes: Uint8Array;
}

/** What signing and verifying are told alike. */
export interface SignatureInput {
  readonly key: KeyRef;
  /** Registry name; empty: the profile's default where it fits the key, else the first that does. */
  readonly algorithm: string;
  readonly options: SignatureOptions;
}
