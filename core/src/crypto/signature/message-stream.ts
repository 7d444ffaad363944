import { createSign, createVerify, type Sign, type Verify } from "node:crypto";
import type { SignatureAlgorithm } from "../../algorithms/signature.ts";
import type { PairMaterial } from "../key/material/key-material.ts";
import { HASHED_SCHEMES, type HashedSchemeName } from "./hashed-schemes.ts";
import { signingFailed } from "./node-signature.ts";
import type { SignatureOptions } from "./options.ts";
import type { Verifier } from "./scheme.ts";

/** A message that comes in pieces and is signed at its end, there and then. */
export class SigningStream {
  readonly #sign: Sign;
  readonly #finish: (sign: Sign) => Uint8Array;

  /**
   * @param row one with a hash
   * @throws INVALID_ARGUMENT for options that the algorithm or the key does not take
   */
  constructor(row: SignatureAlgorithm, { privateKeys }: PairMaterial, options: SignatureOptions) {
    const key = schemeOf(row).keyInput(row, privateKeys[0]!, options);
    this.#sign = createSign(row.hash!.nodeName);
    this.#finish = (sign) => sign.sign(key);
  }

  update(data: Uint8Array): void {
    this.#sign.update(data);
  }

  end(): Uint8Array {
    try {
      return this.#finish(this.#sign);
    } catch (cause) {
      throw signingFailed(cause);
    }
  }
}

/** A message that comes in pieces and whose signature is verified at its end, there and then. */
export class VerifyingStream {
  readonly #verify: Verify;
  readonly #finish: (verify: Verify, signature: Uint8Array) => boolean;

  /** The same as for signing. */
  constructor(row: SignatureAlgorithm, { publicKeys }: Verifier, options: SignatureOptions) {
    const scheme = schemeOf(row);
    const key = scheme.keyInput(row, publicKeys[0]!, options);
    this.#verify = createVerify(row.hash!.nodeName);
    this.#finish = (verify, signature) =>
      scheme.isWellFormed(row, publicKeys[0]!, signature, options) && verify.verify(key, signature);
  }

  update(data: Uint8Array): void {
    this.#verify.update(data);
  }

  /** @returns false for a signature that is malformed, too */
  end(signature: Uint8Array): boolean {
    try {
      return this.#finish(this.#verify, signature);
    } catch {
      return false;
    }
  }
}

function schemeOf(row: SignatureAlgorithm) {
  return HASHED_SCHEMES[row.scheme as HashedSchemeName];
}
