import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { PairMaterial } from "@keyward/core/crypto/key/material/key-material";
import type { Secret } from "@keyward/core/secret/secret";
import { unusableKey } from "../errors.ts";

/**
 * A private key that is ready to sign. Its bytes lie in OpenSSL's memory and are freed with the last reference.
 */
export class SigningKey {
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;

  private constructor(privateKey: KeyObject) {
    this.#privateKey = privateKey;
    this.#publicKey = createPublicKey(privateKey);
  }

  /**
   * @param pkcs8 DER; it may be disposed of right after
   * @throws FAILED_PRECONDITION if it is no private key
   */
  static load(pkcs8: Secret): SigningKey {
    try {
      return new SigningKey(
        pkcs8.use((bytes) =>
          createPrivateKey({
            key: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
            format: "der",
            type: "pkcs8",
          }),
        ),
      );
    } catch (error) {
      throw unusableKey("reading a private key", error);
    }
  }

  /** Both halves as handles, for the operations that take any key. */
  get material(): PairMaterial {
    return { kind: "pair", privateKeys: [this.#privateKey], publicKeys: [this.#publicKey] };
  }

  /** SubjectPublicKeyInfo, DER */
  get publicKey(): Buffer {
    return this.#publicKey.export({ type: "spki", format: "der" });
  }

  /**
   * Signs off the event loop: P-521 and RSA-4096 take more than a millisecond.
   * @param hash Node's name of a hash, for example `sha384`
   * @param message hashed here; it must not change before the promise settles
   * @returns ECDSA: DER (RFC 3279, 2.2.3); RSA: PKCS#1 v1.5, exactly the modulus length
   * @throws FAILED_PRECONDITION
   */
  sign(hash: string, message: Uint8Array): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      sign(hash, message, this.#privateKey, (error, signature) => {
        if (error) reject(unusableKey("signing", error));
        else resolve(signature);
      });
    });
  }

  verify(hash: string, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
    return new Promise((resolve, reject) => {
      verify(hash, message, this.#publicKey, signature, (error, good) => {
        if (error) reject(unusableKey("verifying", error));
        else resolve(good);
      });
    });
  }
}
