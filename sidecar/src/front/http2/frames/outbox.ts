import type { Socket } from "node:net";
import { LARGE_BUFFERS } from "../../../memory/large-buffers.ts";

const SCRATCH_BYTES = 32 * 1024;

/** From here on a payload is not copied. */
const BY_REFERENCE_BYTES = 8 * 1024;

/** So much waits for the end of the turn at most. */
const MAX_PENDING_BYTES = 64 * 1024;

/** Shared by all connections: each borrows one from its first frame of a turn to the turn's end. */
const scratches: Buffer[] = [];
const MAX_SPARE_SCRATCHES = 8;

interface Sealed {
  readonly bytes: Uint8Array;
  /** Written with these bytes, and of no use afterwards. */
  readonly spent: Uint8Array | undefined;
}

/** What a connection sends: the frames of one turn of the event loop leave in one write. */
export class Outbox {
  readonly #socket: Socket;
  readonly #onBlocked: () => void;
  #scratch: Buffer | undefined;
  #used = 0;
  #sealed: Sealed[] = [];
  #sealedBytes = 0;
  #isHeld = false;
  #isScheduled = false;
  readonly #flushLater = () => {
    this.#isScheduled = false;
    this.flush();
  };

  /** @param onBlocked the socket has just taken more than it can pass on */
  constructor(socket: Socket, onBlocked: () => void) {
    this.#socket = socket;
    this.#onBlocked = onBlocked;
  }

  /** Where the bytes that were reserved last are to be written, at once. */
  get buffer(): Buffer {
    return this.#scratch!;
  }

  /** The socket takes no more for now; it tells by its event "drain". */
  get isFull(): boolean {
    if (this.#sealedBytes + this.#used >= MAX_PENDING_BYTES) this.flush();
    return this.#socket.writableNeedDrain;
  }

  /** Until `release` nothing is written: the answers to one read leave together. */
  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
    this.flush();
  }

  /** @param bytes at most a few hundred @returns where they go in `buffer` */
  reserve(bytes: number): number {
    if (this.#scratch !== undefined && this.#used + bytes > this.#scratch.length) this.#seal();
    this.#scratch ??= scratches.pop() ?? Buffer.allocUnsafeSlow(SCRATCH_BYTES);
    this.#schedule();
    const at = this.#used;
    this.#used += bytes;
    return at;
  }

  /** Takes back what was reserved last and is not needed. @param end behind the last byte that was written */
  trim(end: number): void {
    this.#used = end;
  }

  /**
   * @param bytes that nobody changes until they are sent
   * @param spent a large message of which these are the last bytes: when they are sent its memory is used again
   */
  append(bytes: Uint8Array, spent?: Uint8Array): void {
    if (bytes.length < BY_REFERENCE_BYTES && spent === undefined) {
      const at = this.reserve(bytes.length);
      this.buffer.set(bytes, at);
      return;
    }
    this.#seal();
    this.#sealed.push({ bytes, spent });
    this.#sealedBytes += bytes.length;
    this.#schedule();
  }

  flush(): void {
    if (this.#sealed.length === 0) {
      if (this.#used > 0) this.#write(this.#take());
      return;
    }
    this.#seal();
    const parts = this.#sealed;
    this.#sealed = [];
    this.#sealedBytes = 0;
    this.#socket.cork();
    for (const { bytes, spent } of parts) this.#write(bytes, spent);
    this.#socket.uncork();
  }

  #write(bytes: Uint8Array, spent?: Uint8Array): void {
    if (!this.#socket.writable) return;
    // After an error the system may still read from it.
    const onWritten = spent && ((error?: Error | null) => error ?? LARGE_BUFFERS.give(spent));
    if (!this.#socket.write(bytes, onWritten)) this.#onBlocked();
  }

  #schedule(): void {
    if (this.#isHeld || this.#isScheduled) return;
    this.#isScheduled = true;
    // Behind all promises that are settled in this turn.
    process.nextTick(this.#flushLater);
  }

  #seal(): void {
    if (this.#used === 0) return;
    this.#sealedBytes += this.#used;
    this.#sealed.push({ bytes: this.#take(), spent: undefined });
  }

  /** The socket may keep what it is given for long: it gets a copy that is no larger than needed. */
  #take(): Buffer {
    const scratch = this.#scratch!;
    const bytes = Buffer.allocUnsafe(this.#used);
    scratch.copy(bytes, 0, 0, this.#used);
    if (scratches.length < MAX_SPARE_SCRATCHES) scratches.push(scratch);
    this.#scratch = undefined;
    this.#used = 0;
    return bytes;
  }
}
