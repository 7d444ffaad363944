import { Http2Error } from "@keyward/core/http2/error-code";
import { HpackDecoder } from "@keyward/core/http2/hpack/decoder";
import { FIELD_OVERHEAD_BYTES } from "@keyward/core/http2/hpack/field";
import type { Metadata } from "../../grpc/metadata/metadata.ts";
import { assertRequest, FieldRules, TrailerRules } from "./field-rules.ts";

/** The default of HTTP/2, which every client may count on before it has seen our SETTINGS. */
const TABLE_BYTES = 4096;

/** Blocks that clients repeat are a few bytes: everything in them is in the table. */
const MAX_KNOWN_BLOCK_BYTES = 64;
const MAX_KNOWN_BLOCKS = 64;

/** A request's headers and what was made of them. */
export interface Request<T> {
  readonly metadata: Metadata;
  readonly contentLength: number | undefined;
  readonly target: T;
}

/**
 * Reads the field blocks of one connection. A client's calls mostly send the same few bytes, and what these mean is remembered
 * for as long as the table stands still.
 */
export class RequestFields<T> {
  readonly #decoder = new HpackDecoder(TABLE_BYTES);
  readonly #maxListBytes: number;
  readonly #admit: (metadata: Metadata) => T;
  #known: Map<string, Request<T>> | undefined;
  #knownChanges = 0;

  /** @param admit says once for each distinct request where it goes; the same for the same metadata */
  constructor(maxListBytes: number, admit: (metadata: Metadata) => T) {
    this.#maxListBytes = maxListBytes;
    this.#admit = admit;
  }

  /** @throws Http2Error COMPRESSION_ERROR for the connection; for the stream what makes the request malformed */
  request(block: Buffer, streamId: number): Request<T> {
    if (block.length > MAX_KNOWN_BLOCK_BYTES) return this.#read(block, streamId);
    if (this.#decoder.changes !== this.#knownChanges) this.#forget();
    const key = block.toString("latin1");
    const known = this.#known?.get(key);
    if (known !== undefined) return known;
    const request = this.#read(block, streamId);
    if (this.#decoder.changes === this.#knownChanges) this.#remember(key, request);
    return request;
  }

  /** Fields behind a request's data: they are read for what they do to the table, and must be well-formed. */
  trailers(block: Buffer, streamId: number): void {
    this.#decode(block, new TrailerRules(), streamId);
  }

  /** Reads a block that nobody wants. */
  skip(block: Buffer): void {
    this.#decoder.decode(block, () => {});
  }

  #remember(key: string, request: Request<T>): void {
    this.#known ??= new Map();
    if (this.#known.size < MAX_KNOWN_BLOCKS) this.#known.set(key, request);
  }

  #forget(): void {
    this.#known?.clear();
    this.#knownChanges = this.#decoder.changes;
  }

  #read(block: Buffer, streamId: number): Request<T> {
    const rules = new FieldRules();
    this.#decode(block, rules, streamId);
    const { metadata } = rules;
    const contentLength = assertRequest(metadata, streamId);
    return { metadata, contentLength, target: this.#admit(metadata) };
  }

  /** All of the block is read, whatever is wrong in it: the next one depends on the table. */
  #decode(block: Buffer, rules: FieldRules, streamId: number): void {
    let listBytes = 0;
    let fault: string | undefined;
    this.#decoder.decode(block, (name, value) => {
      listBytes += name.length + value.length + FIELD_OVERHEAD_BYTES;
      if (listBytes <= this.#maxListBytes) fault ??= rules.take(name, value);
    });
    if (listBytes > this.#maxListBytes) {
      const text = `headers of ${listBytes} bytes, the most is ${this.#maxListBytes}`;
      throw new Http2Error("ENHANCE_YOUR_CALM", text, streamId);
    }
    if (fault !== undefined) throw new Http2Error("PROTOCOL_ERROR", fault, streamId);
  }
}
