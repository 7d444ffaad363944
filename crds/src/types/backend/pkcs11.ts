import type { SecretRef } from "./secret-ref.ts";

/** Reached through a module that is mounted into the operator. */
export interface Pkcs11Backend {
  /**
   * Path of the module's shared library.
   * @maxLength 1024
   * @pattern ^/
   */
  module: string;
  /**
   * Label of the token.
   * @minLength 1
   * @maxLength 32
   */
  tokenLabel: string;
  /** PIN of the user. */
  pin: SecretRef;
  /**
   * Sessions that are kept open at most.
   * @format int32
   * @minimum 1
   * @maximum 256
   * @default 16
   */
  sessions?: number;
}
