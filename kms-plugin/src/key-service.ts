import { attempt } from "@keyward/core/backend/guard/attempt";
import type { GuardClock } from "@keyward/core/backend/guard/guard-clock";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { quote } from "@keyward/core/text/quote";
import { guardLimits } from "@keyward/crds/compile/backend-limits";
import type { BackendDocument } from "./backend/backend-document.ts";
import { LANE, type OpenKey, type OpenKeyOptions, openKey } from "./backend/open-key.ts";
import { isIdOf, isKeyOf } from "./keys/key-id.ts";
import { OpenedDataKeys } from "./keys/opened-data-keys.ts";
import {
  type Annotations,
  contextOf,
  openSeed,
  readAnnotations,
  renderAnnotations,
  sealSeed,
} from "./keys/sealed-seed.ts";

export interface KmsStatus {
  /** "ok", or what is wrong. */
  readonly healthz: string;
  readonly keyId: string;
}

export interface EncryptedSeed {
  readonly cipherText: Uint8Array;
  readonly keyId: string;
  readonly annotations: Annotations;
}

/** A check that is younger is not made again: every API server on the node polls. */
const CHECK_AGE_MS = 5_000;
const CLOSE_MS = 10_000;
const MAX_KEY_ID_BYTES = 1_024;

/** Encrypts and decrypts the seeds of the API server under the key of one backend. */
export class KeyService implements AsyncDisposable {
  readonly #options: OpenKeyOptions;
  readonly #clock: GuardClock;
  readonly #opened = new OpenedDataKeys();
  #current: OpenKey | undefined;
  #trouble = "the backend is being opened";
  #checked: { readonly atMs: number; readonly healthz: string } | undefined;

  constructor(options: OpenKeyOptions) {
    this.#options = options;
    this.#clock = options.clock;
  }

  /** Undefined until the first key was found. */
  get keyId(): string | undefined {
    return this.#current?.key.id;
  }

  /** Works as the document says from now on. @throws BackendError, and then everything stays as it was */
  async follow(document: BackendDocument, signal: AbortSignal): Promise<void> {
    const before = this.#current;
    try {
      this.#current = await openKey(document, before, this.#options, signal);
    } catch (error) {
      this.#trouble = (error as Error).message;
      throw error;
    }
    this.#checked = undefined;
    if (before !== undefined && before.backend !== this.#current.backend) this.#close(before);
  }

  /**
   * @param withinMs how long the API server waits: what it gives up on says less than what is wrong
   * @throws UNAVAILABLE until there is a key; the signal's reason
   */
  async status(signal: AbortSignal, withinMs = Number.POSITIVE_INFINITY): Promise<KmsStatus> {
    const current = this.#require();
    const nowMs = this.#clock.monotonicMs();
    if (this.#checked === undefined || nowMs - this.#checked.atMs > CHECK_AGE_MS) {
      this.#checked = { atMs: nowMs, healthz: await this.#check(current, withinMs, signal) };
    }
    return { healthz: this.#checked.healthz, keyId: current.key.id };
  }

  /** @throws INVALID_ARGUMENT for what is longer than a seed; BackendError */
  async encrypt(plainText: Uint8Array, signal: AbortSignal): Promise<EncryptedSeed> {
    const { backend, key } = this.#require();
    const context = contextOf(key.id);
    const { plain, wrapped } = await backend.view(LANE).use.generateDataKey(key.ref, context, signal);
    using dataKey = plain;
    const cipherText = sealSeed(dataKey, plainText, context);
    return { cipherText, keyId: key.id, annotations: renderAnnotations({ wrapped, ref: key.ref }) };
  }

  /** @throws INVALID_ARGUMENT whatever is wrong with it; BackendError */
  async decrypt(cipherText: Uint8Array, keyId: string, annotations: Annotations, signal: AbortSignal): Promise<Buffer> {
    const { backend } = this.#require();
    const { cluster, key } = this.#options.name;
    if (keyId.length > MAX_KEY_ID_BYTES || !isIdOf(keyId, cluster, key)) {
      throw invalid(`this was encrypted under ${quote(keyId)}, and this plugin has key ${key} of cluster ${cluster}`);
    }
    const { wrapped, ref } = readAnnotations(annotations);
    if (!isKeyOf(keyId, ref)) throw invalid("the annotations name another key than the key id");
    const context = contextOf(keyId);
    const open = () => backend.view(LANE).use.openDataKey(ref, wrapped, context, signal);
    return this.#opened.use(wrapped, context, open, (dataKey) => openSeed(dataKey, cipherText, context));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#opened[Symbol.dispose]();
    await this.#current?.backend.close(CLOSE_MS);
    this.#current = undefined;
  }

  async #check({ backend, document }: OpenKey, withinMs: number, signal: AbortSignal): Promise<string> {
    const timeoutMs = Math.min(guardLimits(document.spec).timeoutMs, withinMs);
    try {
      await attempt((own) => backend.health(own), { clock: this.#clock, timeoutMs, signal }).result;
      return "ok";
    } catch (error) {
      // Who no longer waits has found out nothing about the backend.
      signal.throwIfAborted();
      return error instanceof KeywardError ? error.message : "the backend could not be asked";
    }
  }

  #require(): OpenKey {
    if (this.#current !== undefined) return this.#current;
    throw new KeywardError("UNAVAILABLE", `there is no key yet: ${this.#trouble}`);
  }

  #close({ backend }: OpenKey): void {
    backend.close(CLOSE_MS).catch(() => {});
  }
}

function invalid(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
