import {
  constants,
  createDecipheriv,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  privateDecrypt,
} from "node:crypto";
import { promisify } from "node:util";
import { timestamp } from "./stored-key.ts";

const LIFETIME_MS = 3 * 86_400_000;
const RSA_BYTES = 512;
/** RFC 5649, 3 */
const KWP_IV = Buffer.from("a65959a6", "hex");

/** One ImportJob. Its pair takes a second or so, during which it is pending. */
export class StoredImportJob {
  readonly name: string;
  readonly importMethod: string;
  readonly protectionLevel: string;
  readonly #createdAtMs: number;
  readonly #nowMs: () => number;
  #key: KeyObject | undefined;

  constructor(
    { name, importMethod, protectionLevel }: Pick<StoredImportJob, "name" | "importMethod" | "protectionLevel">,
    nowMs: () => number,
  ) {
    this.name = name;
    this.importMethod = importMethod;
    this.protectionLevel = protectionLevel;
    this.#createdAtMs = nowMs();
    this.#nowMs = nowMs;
    promisify(generateKeyPair)("rsa", { modulusLength: RSA_BYTES * 8 }).then(({ privateKey }) => {
      this.#key = privateKey;
    });
  }

  get state(): string {
    if (this.#nowMs() >= this.#createdAtMs + LIFETIME_MS) return "EXPIRED";
    return this.#key === undefined ? "PENDING_GENERATION" : "ACTIVE";
  }

  /** @throws whatever, if it does not unwrap */
  unwrap(wrapped: Uint8Array): Uint8Array {
    if (this.state !== "ACTIVE") throw new Error("not active");
    if (this.importMethod === "RSA_OAEP_4096_SHA256") return this.#openRsa(wrapped);
    const inner = this.#openRsa(wrapped.subarray(0, RSA_BYTES));
    const cipher = createDecipheriv("id-aes256-wrap-pad", inner, KWP_IV);
    return Buffer.concat([cipher.update(wrapped.subarray(RSA_BYTES)), cipher.final()]);
  }

  toMessage(): object {
    const { name, importMethod, protectionLevel, state } = this;
    const pem = this.#key && createPublicKey(this.#key).export({ type: "spki", format: "pem" });
    const expireTime = timestamp(this.#createdAtMs + LIFETIME_MS);
    return { name, importMethod, protectionLevel, state, expireTime, publicKey: pem && { pem } };
  }

  #openRsa(bytes: Uint8Array): Uint8Array {
    return privateDecrypt({ key: this.#key!, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" }, bytes);
  }
}
