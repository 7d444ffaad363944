import { ByteQueue } from "../grpc/byte-queue.ts";
import {
  assertMagic,
  HEADER_BYTES,
  HEADER_SIZE,
  MAGIC,
  PREFIX_BYTES,
  type RequestHeader,
  readHeader,
  readUint16,
  readUint32,
} from "./header.ts";

const MAGIC_BYTES = 4;
const SIZE_AT = 4;

/** Who looks after the memory of large requests. */
export interface RequestMemory {
  /** Of what comes in more than one piece, payloads from here on are put into memory of their own. */
  readonly largeBytes: number;
  /** @returns memory for a payload, which begins with the body */
  take(bytes: number): Uint8Array;
  /** A piece has been read. @param isKept whether somebody may still refer to it */
  onRead(chunk: Uint8Array, isKept: boolean): void;
}

const NO_MEMORY: RequestMemory = {
  largeBytes: Number.POSITIVE_INFINITY,
  take: (bytes) => new Uint8Array(bytes),
  onRead() {},
};

/** One whole request; body and authentication are views of what came in. */
export interface WireRequest {
  readonly header: RequestHeader;
  readonly body: Uint8Array;
  readonly authentication: Uint8Array;
}

/**
 * Cuts what a client sends into requests, however it comes in pieces. Holds one header and one body at most, and a body only as far as
 * it has come: nothing is reserved for what a header announces before a second piece of it comes.
 */
export class RequestDecoder {
  /** Longest body that is taken; a change holds from the next header on. */
  maxBodyBytes: number;
  /** Of a request that comes in pieces; most come in one. */
  #head: Uint8Array | undefined;
  #headBytes = 0;
  #headNeeds = HEADER_BYTES;
  #header: RequestHeader | undefined;
  #payload = new ByteQueue();
  /** The payload has memory for all of it. */
  #hasRoom = false;
  /** Something of the piece that is being read is in use. */
  #isKept = false;
  readonly #memory: RequestMemory;

  constructor(maxBodyBytes: number, memory: RequestMemory = NO_MEMORY) {
    this.maxBodyBytes = maxBodyBytes;
    this.#memory = memory;
  }

  /** Whether the next byte begins a request. */
  get isBetweenRequests(): boolean {
    return this.#headBytes === 0;
  }

  /** What the request that is coming in has announced behind its header; 0 where that is not known yet. */
  get announcedBytes(): number {
    return this.#header === undefined ? 0 : payloadBytes(this.#header);
  }

  /**
   * Gives the requests that a piece completes, one after the other.
   * @throws ParsecError for a header that is wrong; what comes after it makes no sense, and the decoder is of no further use
   */
  *push(chunk: Uint8Array): Generator<WireRequest> {
    this.#isKept = false;
    let rest = chunk;
    while (rest.length > 0) {
      if (this.#headBytes === 0) {
        const end = yield* this.#wholeOnes(rest);
        if (end > 0) this.#isKept = true;
        rest = rest.subarray(end);
        if (rest.length === 0) break;
      }
      rest = this.#header === undefined ? this.#takeHeader(rest) : this.#takePayload(rest, this.#header);
      if (this.#isComplete) yield this.#finish(this.#header!);
    }
    this.#memory.onRead(chunk, this.#isKept);
  }

  /** The usual case, without a copy of anything: requests that came in one piece. @returns where the first other one begins */
  *#wholeOnes(chunk: Uint8Array): Generator<WireRequest, number> {
    let at = 0;
    while (isHeaderAt(chunk, at)) {
      const header = readHeader(chunk, this.maxBodyBytes, at);
      const bodyAt = at + HEADER_BYTES;
      const bodyEnd = bodyAt + header.bodyBytes;
      const end = bodyEnd + header.authenticationBytes;
      if (end > chunk.length) break;
      at = end;
      yield { header, body: viewOf(chunk, bodyAt, bodyEnd), authentication: viewOf(chunk, bodyEnd, end) };
    }
    return at;
  }

  get #isComplete(): boolean {
    const header = this.#header;
    return header !== undefined && this.#payload.length === payloadBytes(header);
  }

  #takeHeader(chunk: Uint8Array): Uint8Array {
    const count = Math.min(chunk.length, Math.max(0, this.#headNeeds - this.#headBytes));
    // Of a header that says it is longer, only the usual length is kept.
    const kept = Math.min(count, Math.max(0, HEADER_BYTES - this.#headBytes));
    this.#head ??= new Uint8Array(HEADER_BYTES);
    const head = this.#head;
    head.set(chunk.subarray(0, kept), Math.min(this.#headBytes, HEADER_BYTES));
    const before = this.#headBytes;
    this.#headBytes += count;
    if (before < MAGIC_BYTES && this.#headBytes >= MAGIC_BYTES) assertMagic(readUint32(head, 0));
    if (before < PREFIX_BYTES && this.#headBytes >= PREFIX_BYTES) {
      this.#headNeeds = PREFIX_BYTES + readUint16(head, SIZE_AT);
    }
    if (this.#headBytes >= this.#headNeeds) this.#header = readHeader(head, this.maxBodyBytes);
    return chunk.subarray(count);
  }

  #takePayload(chunk: Uint8Array, header: RequestHeader): Uint8Array {
    const wholeBytes = payloadBytes(header);
    const count = Math.min(chunk.length, wholeBytes - this.#payload.length);
    if (this.#payload.length === 0) this.#isKept = true;
    else if (!this.#hasRoom && wholeBytes >= this.#memory.largeBytes) {
      this.#payload.moveTo(this.#memory.take(wholeBytes));
      this.#hasRoom = true;
    }
    this.#payload.append(chunk.subarray(0, count));
    return chunk.subarray(count);
  }

  #finish(header: RequestHeader): WireRequest {
    const body = this.#payload.take(header.bodyBytes);
    const authentication = this.#payload.take(header.authenticationBytes);
    this.#payload = new ByteQueue();
    this.#hasRoom = false;
    this.#headBytes = 0;
    this.#headNeeds = HEADER_BYTES;
    this.#header = undefined;
    return { header, body, authentication };
  }
}

/** Whether all bytes of a header of the right kind and length are there. */
function isHeaderAt(bytes: Uint8Array, at: number): boolean {
  if (bytes.length - at < HEADER_BYTES) return false;
  return readUint32(bytes, at) === MAGIC && readUint16(bytes, at + SIZE_AT) === HEADER_SIZE;
}

const NOTHING = new Uint8Array(0);

function viewOf(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return start === end ? NOTHING : bytes.subarray(start, end);
}

function payloadBytes({ bodyBytes, authenticationBytes }: RequestHeader): number {
  return bodyBytes + authenticationBytes;
}
