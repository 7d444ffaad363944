import { KeywardError } from "@keyward/core/errors/keyward-error";
import { isForCaller, statusOf } from "@keyward/core/grpc/status";
import { TURNS } from "../../../contexts/turns.ts";
import type { CallContext, UnaryMethod } from "../../grpc/call/method.ts";
import { BatchAnswer } from "./batch-answer.ts";
import type { BatchMethods } from "./batch-methods.ts";
import { type BatchRequest, readItem } from "./batch-request.ts";

type Soon<T> = T | Promise<T>;

export interface BatchOptions {
  readonly methods: BatchMethods;
  readonly maxResponseBytes: number;
  monotonicMs(): number;
  /** Told what failed for a reason of ours. */
  onFault(error: unknown): void;
}

/** So many items that take a thread of the pool run at once: twice its threads, so that none waits for the loop. */
const WIDTH = 8;
/** After this another connection has its turn: more than a hundred small operations. */
const SLICE_MS = 0.5;

/** One batch while it is worked on. Where its items are synchronous so is all of it, up to a slice. */
export class Batch {
  readonly #request: BatchRequest;
  readonly #call: CallContext;
  readonly #options: BatchOptions;
  readonly #answer: BatchAnswer;
  /** Of items that name none. */
  #method: UnaryMethod | undefined;
  #next = 0;
  #running = 0;
  #sliceEndMs: number;
  #wake: () => void = () => {};

  constructor(request: BatchRequest, call: CallContext, options: BatchOptions) {
    this.#request = request;
    this.#call = call;
    this.#options = options;
    this.#answer = new BatchAnswer(request.items.length, options.maxResponseBytes);
    this.#sliceEndMs = options.monotonicMs() + SLICE_MS;
  }

  /** @returns keyward.v1.ExecuteResponse @throws the reason of the call's signal where the client has left */
  execute(): Soon<Uint8Array> {
    const wait = this.#advance();
    return wait === undefined ? this.#answer.encode() : this.#goOn(wait);
  }

  async #goOn(first: Promise<void>): Promise<Uint8Array> {
    for (let wait: Promise<void> | undefined = first; wait !== undefined; wait = this.#advance()) {
      await wait;
      this.#call.signal.throwIfAborted();
    }
    return this.#answer.encode();
  }

  /** Begins items until something must be waited for. @returns undefined once all have ended */
  #advance(): Promise<void> | undefined {
    const { items } = this.#request;
    while (this.#next < items.length) {
      if (this.#running >= WIDTH) return this.#oneEnds();
      const index = this.#next++;
      this.#begin(index, items[index]!);
      if (this.#next < items.length && this.#options.monotonicMs() >= this.#sliceEndMs) return this.#nextSlice();
    }
    return this.#running > 0 ? this.#oneEnds() : undefined;
  }

  #begin(index: number, item: Uint8Array): void {
    if (this.#answer.isFull) {
      this.#answer.skip(index);
      return;
    }
    try {
      const { method, operation, request } = readItem(item);
      const found = method === "" && operation === 0 ? this.#common() : this.#options.methods.find(method, operation);
      const response = found.handle(request, this.#call);
      if (response instanceof Promise) void this.#follow(index, found, response);
      else this.#respond(index, found, response);
    } catch (error) {
      this.#fail(index, error);
    }
  }

  /** Never rejects. */
  async #follow(index: number, method: UnaryMethod, promise: Promise<Uint8Array>): Promise<void> {
    this.#running += 1;
    try {
      this.#respond(index, method, await promise);
    } catch (error) {
      this.#fail(index, error);
    }
    this.#running -= 1;
    this.#wake();
  }

  #common(): UnaryMethod {
    this.#method ??= this.#options.methods.find(this.#request.method, this.#request.operation);
    return this.#method;
  }

  #respond(index: number, { maxResponseBytes }: UnaryMethod, response: Uint8Array): void {
    if (response.length <= maxResponseBytes) {
      this.#answer.respond(index, response);
      return;
    }
    const text = `the response has ${response.length} bytes, the most is ${maxResponseBytes}`;
    this.#fail(index, new KeywardError("RESOURCE_EXHAUSTED", text));
  }

  #fail(index: number, error: unknown): void {
    if (!isForCaller(error)) this.#options.onFault(error);
    this.#answer.fail(index, statusOf(error));
  }

  #oneEnds(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async #nextSlice(): Promise<void> {
    await TURNS.next(this.#call.caller);
    this.#sliceEndMs = this.#options.monotonicMs() + SLICE_MS;
  }
}
