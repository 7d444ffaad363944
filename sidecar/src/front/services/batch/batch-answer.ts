import { Buffer } from "node:buffer";
import { encodeRpcStatus } from "@keyward/core/grpc/rpc-status";
import type { GrpcStatus } from "@keyward/core/grpc/status";

/** For each item, whatever the others answer: room for a failure in few words, head and all. */
const RESERVED_BYTES = 256;
/** Tags and lengths around a result. */
const MAX_HEAD_BYTES = 12;
/** Field and wire type of ExecuteResponse.results, BatchResult.response and BatchResult.failure. */
const RESULTS = 0x0a;
const RESPONSE = 0x0a;
const FAILURE = 0x12;

const RESOURCE_EXHAUSTED = 8;

/** The results of a batch as they come, in no order, within what one answer may have. */
export class BatchAnswer {
  readonly #maxBytes: number;
  readonly #results: Uint8Array[];
  readonly #tags: Uint8Array;
  /** What is left beyond the reserve. */
  #roomBytes: number;
  #isFull = false;

  constructor(count: number, maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#roomBytes = maxBytes - count * RESERVED_BYTES;
    this.#results = new Array<Uint8Array>(count);
    this.#tags = new Uint8Array(count);
  }

  /** A result has found no room: what has not begun need not begin. */
  get isFull(): boolean {
    return this.#isFull;
  }

  respond(index: number, response: Uint8Array): void {
    if (this.#take(response.length)) this.#put(index, RESPONSE, response);
    else this.#exhaust(index, `the item was done, but its answer of ${response.length} bytes`);
  }

  fail(index: number, status: GrpcStatus): void {
    const failure = encodeRpcStatus(status);
    if (this.#take(failure.length)) this.#put(index, FAILURE, failure);
    else this.#exhaust(index, "the item has failed, and the reason");
  }

  /** For an item that has not begun because of what was answered before. */
  skip(index: number): void {
    this.#exhaust(index, "the item was not done, as an answer before it");
  }

  /** @returns keyward.v1.ExecuteResponse */
  encode(): Uint8Array {
    const results = this.#results;
    let bytes = 0;
    for (const { length } of results) bytes += sizeOf(sizeOf(length));
    const answer = Buffer.allocUnsafe(bytes);
    let at = 0;
    for (let index = 0; index < results.length; index++) {
      const result = results[index]!;
      at = writeHead(answer, at, RESULTS, sizeOf(result.length));
      at = writeHead(answer, at, this.#tags[index]!, result.length);
      answer.set(result, at);
      at += result.length;
    }
    return answer;
  }

  #exhaust(index: number, what: string): void {
    this.#isFull = true;
    const message = `${what} has no room: the answers of a batch have at most ${this.#maxBytes} bytes together; send fewer at once`;
    this.#put(index, FAILURE, encodeRpcStatus({ code: RESOURCE_EXHAUSTED, message, details: undefined }));
  }

  #take(bytes: number): boolean {
    const beyond = Math.max(0, bytes + MAX_HEAD_BYTES - RESERVED_BYTES);
    if (beyond > this.#roomBytes) return false;
    this.#roomBytes -= beyond;
    return true;
  }

  #put(index: number, tag: number, result: Uint8Array): void {
    this.#tags[index] = tag;
    this.#results[index] = result;
  }
}

/** Bytes of a field with that many in it. */
function sizeOf(length: number): number {
  let head = 2;
  for (let rest = length >>> 7; rest > 0; rest >>>= 7) head += 1;
  return head + length;
}

function writeHead(into: Buffer, at: number, tag: number, length: number): number {
  into[at++] = tag;
  let rest = length;
  for (; rest > 0x7f; rest >>>= 7) into[at++] = (rest & 0x7f) | 0x80;
  into[at++] = rest;
  return at;
}
