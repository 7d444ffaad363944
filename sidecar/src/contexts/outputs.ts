const NOTHING = new Uint8Array(0);

/** What came out of a context, slice by slice. */
export class Outputs {
  readonly #parts: Uint8Array[] = [];

  add(output: Uint8Array | undefined): void {
    if (output !== undefined && output.length > 0) this.#parts.push(output);
  }

  /** @returns one array; the only part itself where there is but one */
  joined(): Uint8Array {
    if (this.#parts.length > 1) return Buffer.concat(this.#parts);
    return this.#parts[0] ?? NOTHING;
  }
}
