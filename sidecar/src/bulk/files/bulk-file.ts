import type { Stats } from "node:fs";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { TURNS } from "../../contexts/turns.ts";
import type { Caller } from "../../identity/caller.ts";
import { fileFault } from "./file-fault.ts";
import { type FileIo, MEMORY_IO } from "./file-io.ts";
import { type FileRange, lengthIn } from "./file-range.ts";
import { assertSolid } from "./holes.ts";

/** Copying this much takes a tenth of a millisecond. */
const STEP_BYTES = 1024 * 1024;

/** Where to read the range of a file that is open, for another thread of this process. */
export interface FilePlace {
  readonly descriptor: number;
  readonly offset: number;
  readonly lengthBytes: number;
}

/** A range of a file that was found to be the caller's own, open until it is disposed of. */
export class BulkFile implements AsyncDisposable {
  readonly name: string;
  readonly offset: number;
  /** Of the range. */
  readonly lengthBytes: number;
  readonly #field: string;
  readonly #io: FileIo;
  readonly #descriptor: number;
  readonly #identity: string;
  readonly #caller: Caller;

  /**
   * Takes the descriptor over.
   * @param field of the request, for messages
   * @throws INVALID_ARGUMENT for a range that is not in the file; the descriptor is the caller's then
   */
  constructor(
    range: FileRange,
    field: string,
    { size, dev, ino }: Stats,
    io: FileIo,
    descriptor: number,
    caller: Caller,
  ) {
    this.lengthBytes = lengthIn(range, field, size);
    this.name = range.name;
    this.offset = range.offset;
    this.#field = field;
    this.#io = io;
    this.#descriptor = descriptor;
    this.#identity = `${dev}/${ino}`;
    this.#caller = caller;
  }

  /** Whether it is read at once: it lies in memory. */
  get isMemory(): boolean {
    return this.#io === MEMORY_IO;
  }

  get place(): FilePlace {
    return { descriptor: this.#descriptor, offset: this.offset, lengthBytes: this.lengthBytes };
  }

  /**
   * Fills private memory with what the file has now, each byte read once.
   * @param from in the range
   * @throws FAILED_PRECONDITION where the file has become shorter
   */
  async read(into: Uint8Array, from: number): Promise<void> {
    for (let at = 0; at < into.length; ) {
      if (at > 0) await TURNS.next(this.#caller);
      const step = into.subarray(at, at + STEP_BYTES);
      const bytes = await this.#named(() => this.#io.read(this.#descriptor, step, this.offset + from + at));
      if (bytes === 0) throw this.#shorter("read");
      at += bytes;
    }
  }

  /** @throws INVALID_ARGUMENT where the range has no room; FAILED_PRECONDITION where the file has it no more; RESOURCE_EXHAUSTED where the volume has none */
  async write(bytes: Uint8Array, to: number): Promise<void> {
    this.requireRoom(to + bytes.length);
    for (let at = 0; at < bytes.length; ) {
      if (at > 0) await TURNS.next(this.#caller);
      const step = bytes.subarray(at, at + STEP_BYTES);
      await this.#requireSame(this.offset + to + at + step.length);
      at += await this.#named(() => this.#io.write(this.#descriptor, step, this.offset + to + at));
    }
  }

  /** @throws INVALID_ARGUMENT where the range is shorter */
  requireRoom(bytes: number): void {
    if (bytes <= this.lengthBytes) return;
    const text = `${this.#field}: the range has ${this.lengthBytes} bytes and the result needs ${bytes}; make the file longer first`;
    throw new KeywardError("INVALID_ARGUMENT", text);
  }

  /** @throws INVALID_ARGUMENT where writing here would change what the other has still to read */
  requireApart(other: BulkFile): void {
    if (this.#identity !== other.#identity || this.offset === other.offset) return;
    if (this.offset >= other.offset + other.lengthBytes || other.offset >= this.offset + this.lengthBytes) return;
    const text = `${this.#field} overlaps the input; begin at the same offset to work in place, or keep them apart`;
    throw new KeywardError("INVALID_ARGUMENT", text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#io.close(this.#descriptor);
  }

  /** Looks once more, as writing beyond the end would make the file longer. */
  async #requireSame(endBytes: number): Promise<void> {
    const stats = await this.#named(() => this.#io.stat(this.#descriptor));
    if (stats.size < endBytes) throw this.#shorter("written");
    if (this.#io === MEMORY_IO) assertSolid(this.name, stats);
  }

  async #named<T>(work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw fileFault(error, this.name);
    }
  }

  #shorter(done: string): KeywardError {
    const text = `${this.name} became shorter while it was ${done}; nothing may change a file before its call is answered`;
    return new KeywardError("FAILED_PRECONDITION", text);
  }
}
