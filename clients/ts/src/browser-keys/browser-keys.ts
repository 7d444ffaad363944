import { type BrowserAlgorithm, type BrowserKeyUsage, requireBrowserAlgorithm } from "./algorithms.ts";
import { BrowserKeyError } from "./browser-key-error.ts";
import { type BrowserKeyInfo, type BrowserKeyRecord, describe, type StoredVersion } from "./browser-key-record.ts";
import { signatureFromDer, signatureToDer } from "./ecdsa-signature.ts";
import { type DatabaseFactory, RecordStore } from "./indexed-db.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type Made = CryptoKey | { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey };

export interface BrowserKeysOptions {
  /** Name of the database; applications of one origin that use different ones do not see each other's keys. */
  readonly database: string;
  /** `indexedDB` of the page or worker. */
  readonly indexedDB: DatabaseFactory;
  /** `crypto` of the page or worker; only secure contexts (https, localhost) have its `subtle`. */
  readonly crypto: Crypto;
  readonly nowMs: () => number;
}

export interface NewBrowserKey {
  /** As KeyPolicies name it, for example `ECDSA-P256`. */
  readonly algorithm: string;
  /** Default: all that the algorithm can do; RSA keys sign unless encrypt or decrypt is asked for. */
  readonly usages?: readonly BrowserKeyUsage[];
}

export interface SealedText {
  readonly version: number;
  /** 12 random bytes of AES-GCM; empty for RSA-OAEP. */
  readonly nonce: Bytes;
  readonly cipherText: Bytes;
}

const NONCE_BYTES = 12;
/** Random nonces are safe for 2^32 messages of a key (NIST SP 800-38D, 8.3); nobody gets there in a browser. */
const MAX_VERSIONS = 16;
const NAME = /^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/;

/**
 * Keys of a browser that no script can read: made non-extractable by Web Cryptography and kept as handles in IndexedDB, so that they outlive the
 * page and never leave the profile. A script of the same origin can use them, and not take them along.
 */
export class BrowserKeys {
  readonly #records: RecordStore<BrowserKeyRecord>;
  readonly #subtle: SubtleCrypto;
  readonly #crypto: Crypto;
  readonly #nowMs: () => number;

  private constructor(records: RecordStore<BrowserKeyRecord>, { crypto, nowMs }: BrowserKeysOptions) {
    this.#records = records;
    this.#crypto = crypto;
    this.#subtle = crypto.subtle;
    this.#nowMs = nowMs;
  }

  /** @throws NOT_SUPPORTED outside of secure contexts; what the browser says where it keeps no data */
  static async open(options: BrowserKeysOptions): Promise<BrowserKeys> {
    if (options.crypto.subtle === undefined) {
      throw new BrowserKeyError(
        "NOT_SUPPORTED",
        "crypto.subtle is missing: the page must come over https or from localhost",
      );
    }
    return new BrowserKeys(await RecordStore.open(options.indexedDB, options.database), options);
  }

  /** @throws INVALID_ARGUMENT; FAILED_PRECONDITION where the name is taken */
  async generate(name: string, { algorithm, usages = [] }: NewBrowserKey): Promise<BrowserKeyInfo> {
    if (!NAME.test(name)) throw wrong(`name "${name}" must be 1 to 63 of a-z, 0-9, - and .`);
    const row = requireBrowserAlgorithm(algorithm, usages);
    const wanted = usages.length === 0 ? row.usages : usages;
    const version = await this.#make(row, wanted, 1);
    const record = { name, algorithm, usages: wanted, active: 1, versions: [version] };
    const stored = await this.#records.update(name, (there) => {
      if (there === undefined) return record;
      throw new BrowserKeyError("FAILED_PRECONDITION", `there is a key "${name}" already; rotate or destroy it`);
    });
    return describe(stored!);
  }

  /** Makes a new version, which signs and encrypts from now on; older ones verify and decrypt. @throws NOT_FOUND */
  async rotate(name: string): Promise<BrowserKeyInfo> {
    const { algorithm, usages } = await this.#require(name);
    const made = await this.#make(requireBrowserAlgorithm(algorithm, usages), usages, 0);
    const stored = await this.#records.update(name, (record) => {
      if (record === undefined) throw missing(name);
      const version = Math.max(...record.versions.map((one) => one.version)) + 1;
      const versions = [...record.versions, { ...made, version }].slice(-MAX_VERSIONS);
      return { ...record, active: version, versions };
    });
    return describe(stored!);
  }

  /** @returns whether there was one */
  async destroy(name: string): Promise<boolean> {
    let found = false;
    await this.#records.update(name, (record) => {
      found = record !== undefined;
      return undefined;
    });
    return found;
  }

  async list(): Promise<BrowserKeyInfo[]> {
    return (await this.#records.all()).map(describe);
  }

  /** @returns SubjectPublicKeyInfo, DER. @throws NOT_FOUND; FAILED_PRECONDITION for a secret key */
  async publicKey(name: string, version?: number): Promise<Bytes> {
    const { publicKey } = this.#versionOf(await this.#require(name), version);
    if (publicKey === undefined) throw new BrowserKeyError("FAILED_PRECONDITION", `key "${name}" is a secret key`);
    return new Uint8Array(await this.#subtle.exportKey("spki", publicKey));
  }

  /** @returns ECDSA: DER; HMAC: the whole code. @throws NOT_FOUND, FAILED_PRECONDITION */
  async sign(name: string, message: Bytes): Promise<Bytes> {
    const { row, version } = await this.#for(name, "sign");
    const signature = new Uint8Array(await this.#subtle.sign(row.operation, version.privateKey, message));
    return row.scalarBytes === undefined ? signature : signatureToDer(signature);
  }

  /** Whether any version of the key made it. @throws NOT_FOUND, FAILED_PRECONDITION */
  async verify(name: string, message: Bytes, signature: Bytes): Promise<boolean> {
    const { row, record } = await this.#for(name, "verify");
    const plain = row.scalarBytes === undefined ? signature : signatureFromDer(signature, row.scalarBytes);
    if (plain === undefined) return false;
    const verdicts = record.versions.map(({ publicKey, privateKey }) =>
      this.#subtle.verify(row.operation, publicKey ?? privateKey, plain, message),
    );
    return (await Promise.all(verdicts)).includes(true);
  }

  /** @param associatedData AES-GCM only. @throws NOT_FOUND, FAILED_PRECONDITION */
  async encrypt(name: string, plainText: Bytes, associatedData: Bytes = new Uint8Array(0)): Promise<SealedText> {
    const { row, version } = await this.#for(name, "encrypt");
    const nonce =
      row.operation.name === "AES-GCM" ? this.#crypto.getRandomValues(new Uint8Array(NONCE_BYTES)) : new Uint8Array(0);
    const key = version.publicKey ?? version.privateKey;
    const cipherText = new Uint8Array(
      await this.#subtle.encrypt(withNonce(row, nonce, associatedData), key, plainText),
    );
    return { version: version.version, nonce, cipherText };
  }

  /** @throws NOT_FOUND; INVALID_ARGUMENT whatever is wrong with the cipher text */
  async decrypt(name: string, sealed: SealedText, associatedData: Bytes = new Uint8Array(0)): Promise<Bytes> {
    const { row, record } = await this.#for(name, "decrypt");
    const { privateKey } = this.#versionOf(record, sealed.version);
    try {
      const parameters = withNonce(row, sealed.nonce, associatedData);
      return new Uint8Array(await this.#subtle.decrypt(parameters, privateKey, sealed.cipherText));
    } catch (cause) {
      throw new BrowserKeyError("INVALID_ARGUMENT", "the cipher text does not open with this key and associated data", {
        cause,
      });
    }
  }

  /** @param peer SubjectPublicKeyInfo, DER. @returns the raw shared secret: derive keys from it, do not use it as one */
  async agree(name: string, peer: Bytes): Promise<Bytes> {
    const { row, version } = await this.#for(name, "agree");
    try {
      const other = await this.#subtle.importKey("spki", peer, row.generation, false, []);
      return new Uint8Array(
        await this.#subtle.deriveBits({ ...row.operation, public: other }, version.privateKey, null as never),
      );
    } catch (cause) {
      throw wrong(`the peer's key is none for ${row.name}`, cause);
    }
  }

  /** Keys stay. */
  close(): void {
    this.#records.close();
  }

  async #make(row: BrowserAlgorithm, usages: readonly BrowserKeyUsage[], version: number): Promise<StoredVersion> {
    const wanted = usages.map((usage) => (usage === "agree" ? "deriveBits" : usage));
    try {
      const made: Made = await this.#subtle.generateKey(row.generation as never, false, wanted as never);
      const pair = "privateKey" in made ? made : { privateKey: made, publicKey: undefined };
      return { version, createdAtMs: this.#nowMs(), ...pair };
    } catch (cause) {
      throw new BrowserKeyError("NOT_SUPPORTED", `this browser makes no keys of ${row.name}`, { cause });
    }
  }

  async #for(name: string, usage: BrowserKeyUsage) {
    const record = await this.#require(name);
    if (!record.usages.includes(usage)) {
      throw new BrowserKeyError(
        "FAILED_PRECONDITION",
        `key "${name}" is for ${record.usages.join(", ")}, not for ${usage}`,
      );
    }
    const row = requireBrowserAlgorithm(record.algorithm, record.usages);
    return { record, row, version: this.#versionOf(record, record.active) };
  }

  async #require(name: string): Promise<BrowserKeyRecord> {
    const record = await this.#records.get(name);
    if (record === undefined) throw missing(name);
    return record;
  }

  #versionOf(record: BrowserKeyRecord, wanted: number = record.active): StoredVersion {
    const found = record.versions.find(({ version }) => version === wanted);
    if (found !== undefined) return found;
    throw new BrowserKeyError("NOT_FOUND", `key "${record.name}" has no version ${wanted}`);
  }
}

function withNonce(row: BrowserAlgorithm, iv: Bytes, additionalData: Bytes): { name: string } {
  return row.operation.name === "AES-GCM" ? { ...row.operation, ...{ iv, additionalData } } : row.operation;
}

function missing(name: string): BrowserKeyError {
  return new BrowserKeyError("NOT_FOUND", `there is no key "${name}" in this browser; generate it`);
}

function wrong(message: string, cause?: unknown): BrowserKeyError {
  return new BrowserKeyError("INVALID_ARGUMENT", message, { cause });
}
