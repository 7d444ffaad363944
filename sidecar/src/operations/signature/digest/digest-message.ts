import type { KeyObject } from "node:crypto";
import type { SignatureOptions } from "@keyward/core/crypto/signature/options";
import type { ErrorCode } from "@keyward/core/errors/codes";

/** What the thread is asked. Keys cross as handles: their bytes stay in OpenSSL's memory, which both threads share. */
export interface DigestRequest {
  readonly id: number;
  /** Registry name of a signature algorithm with a hash. */
  readonly algorithm: string;
  readonly key: KeyObject;
  readonly digest: Uint8Array;
  readonly options: SignatureOptions;
  /** What is to be verified; undefined: the digest is to be signed. */
  readonly signature: Uint8Array | undefined;
}

/** The signature, or whether the one that was given holds. */
export type DigestResult = Uint8Array | boolean;

export type DigestAnswer =
  | { readonly id: number; readonly result: DigestResult }
  | { readonly id: number; readonly fault: { readonly code: ErrorCode; readonly text: string } };
