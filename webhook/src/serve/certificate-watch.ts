import { type FSWatcher, watch } from "node:fs";
import { readCertificate, type ServingCertificate } from "./certificate-files.ts";

export interface CertificateWatchOptions {
  /** A mounted Secret: the kubelet swaps the link `..data` in it, so the directory is watched and never a file. */
  readonly directory: string;
  /** A new pair that fits together; the first one included. */
  readonly onCertificate: (certificate: ServingCertificate) => void;
  /** What is there cannot be used; whatever was used before stays in use. */
  readonly onFault: (error: Error) => void;
  /** Looked at so often even if no change is reported: watches go deaf. */
  readonly pollMs: number;
}

/** The two files are swapped one after the other where nobody uses links; the second look sees both. */
const SETTLE_MS = 100;

/** Follows a certificate that someone else renews. */
export class CertificateWatch implements Disposable {
  readonly #options: CertificateWatchOptions;
  #current: ServingCertificate | undefined;
  #poll: NodeJS.Timeout | undefined;
  #settle: NodeJS.Timeout | undefined;
  #watcher: FSWatcher | undefined;
  #reading: Promise<void> = Promise.resolve();

  constructor(options: CertificateWatchOptions) {
    this.#options = options;
  }

  /** @returns after the first look, whether or not it found a certificate */
  async start(): Promise<this> {
    this.#poll = setInterval(() => this.#look(), this.#options.pollMs);
    await this.#look();
    return this;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#poll);
    clearTimeout(this.#settle);
    this.#watcher?.close();
    this.#watcher = undefined;
  }

  /** One look at a time, so that an old pair never overtakes a newer one. */
  #look(): Promise<void> {
    this.#listen();
    this.#reading = this.#reading.then(() => this.#read());
    return this.#reading;
  }

  async #read(): Promise<void> {
    try {
      const found = await readCertificate(this.#options.directory);
      if (found === undefined || this.#isCurrent(found)) return;
      this.#options.onCertificate(found);
      this.#current = found;
    } catch (error) {
      this.#options.onFault(error as Error);
    }
  }

  #isCurrent({ cert, key }: ServingCertificate): boolean {
    return this.#current?.cert.equals(cert) === true && this.#current.key.equals(key);
  }

  /** A directory that is not there yet, or no more, is watched from a later look on. */
  #listen(): void {
    if (this.#watcher !== undefined) return;
    try {
      this.#watcher = watch(this.#options.directory, () => this.#soon());
      this.#watcher.on("error", () => {
        this.#watcher?.close();
        this.#watcher = undefined;
      });
    } catch {
      // Polling goes on.
    }
  }

  #soon(): void {
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => this.#look(), SETTLE_MS);
  }
}
