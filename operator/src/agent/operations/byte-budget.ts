/** Of one replica: what operations hold while they wait for their backends. The chart gives an operator 512 MiB. */
const MAX_BYTES = 96 * 1024 * 1024;
/** One namespace must not take what the others need: 10,000 operations of 3 kB, or 650 of the longest. */
const MAX_BYTES_PER_NAMESPACE = 32 * 1024 * 1024;

/** Bounds the bytes of operations under way, over all streams; how many there may be on one stream is another bound. */
export class ByteBudget {
  readonly #perNamespace = new Map<string, number>();
  readonly #max: number;
  readonly #maxPerNamespace: number;
  #bytes = 0;

  constructor(max = MAX_BYTES, maxPerNamespace = MAX_BYTES_PER_NAMESPACE) {
    this.#max = max;
    this.#maxPerNamespace = maxPerNamespace;
  }

  /** @returns false where they do not fit; else whoever took them gives them back */
  take(namespace: string, bytes: number): boolean {
    const own = (this.#perNamespace.get(namespace) ?? 0) + bytes;
    if (own > this.#maxPerNamespace || this.#bytes + bytes > this.#max) return false;
    this.#perNamespace.set(namespace, own);
    this.#bytes += bytes;
    return true;
  }

  giveBack(namespace: string, bytes: number): void {
    const left = (this.#perNamespace.get(namespace) ?? 0) - bytes;
    if (left > 0) this.#perNamespace.set(namespace, left);
    else this.#perNamespace.delete(namespace);
    this.#bytes -= bytes;
  }
}
