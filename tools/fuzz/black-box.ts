import { closeSync, openSync, readFileSync, writeSync } from "node:fs";

/** Count of runs, number of the target, length of the input; then the input. */
const HEADER_BYTES = 12;

export interface InFlight {
  /** How many runs had begun. */
  readonly run: number;
  /** Place in the list of targets. */
  readonly target: number;
  readonly input: Uint8Array;
}

/** Writes down each input before it is decoded, so that a process that hangs or dies has left behind what it was at. */
export class BlackBox {
  readonly #file: number;
  #buffer: Buffer;
  #run = 0;

  constructor(path: string, maxBytes: number) {
    this.#file = openSync(path, "w");
    this.#buffer = Buffer.alloc(HEADER_BYTES + maxBytes);
  }

  write(target: number, input: Uint8Array): void {
    this.#run = (this.#run + 1) % 2 ** 32;
    // A target may take more than the run was begun with.
    if (HEADER_BYTES + input.length > this.#buffer.length) this.#buffer = Buffer.alloc(HEADER_BYTES + input.length);
    this.#buffer.writeUInt32BE(this.#run, 0);
    this.#buffer.writeUInt32BE(target, 4);
    this.#buffer.writeUInt32BE(input.length, 8);
    this.#buffer.set(input, HEADER_BYTES);
    writeSync(this.#file, this.#buffer, 0, HEADER_BYTES + input.length, 0);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** @returns undefined where nothing has been run yet */
export function readBlackBox(path: string): InFlight | undefined {
  const bytes = readFileSync(path);
  if (bytes.length < HEADER_BYTES) return undefined;
  const length = bytes.readUInt32BE(8);
  const input = Uint8Array.from(bytes.subarray(HEADER_BYTES, HEADER_BYTES + length));
  return { run: bytes.readUInt32BE(0), target: bytes.readUInt32BE(4), input };
}
