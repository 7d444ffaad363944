import { RequestDecoder, type WireRequest } from "@keyward/core/parsec/request-decoder";
import type { ByteBudget } from "../../grpc/bounds/byte-budget.ts";
import { PeerClock } from "../../grpc/bounds/peer-clock.ts";
import type { ParsecLimits } from "../limits.ts";
import { BodyPlace } from "./body-place.ts";
import { REQUEST_MEMORY } from "./request-memory.ts";

export interface IntakeParts {
  readonly limits: ParsecLimits;
  /** Shared by all connections. */
  readonly budget: ByteBudget;
  monotonicMs(): number;
}

/** From a connection's bytes to requests; what has begun to come has its place among the bytes that are held, and its time. */
export class RequestIntake {
  readonly #decoder: RequestDecoder;
  readonly #place: BodyPlace;
  readonly #clock: PeerClock;

  /** The time for the first request runs from now on. @param onPlace told when a place that had to be waited for is there */
  constructor({ limits, budget, monotonicMs }: IntakeParts, onPlace: () => void) {
    this.#decoder = new RequestDecoder(limits.maxBodyBytes, REQUEST_MEMORY);
    this.#place = new BodyPlace(budget, onPlace);
    this.#clock = new PeerClock(limits.requestTimeoutMs, monotonicMs);
    this.#clock.start();
  }

  /** Whether the body must not be read on for the time being. */
  get isWaiting(): boolean {
    return this.#place.isWaiting;
  }

  get isBetweenRequests(): boolean {
    return this.#decoder.isBetweenRequests;
  }

  isOverdue(nowMs: number): boolean {
    return this.#clock.isOverdue(nowMs);
  }

  /** @returns the requests that the chunk completes, decoded as they are asked for */
  read(chunk: Buffer): Iterator<WireRequest> {
    return this.#decoder.push(chunk);
  }

  allow(maxBodyBytes: number): void {
    this.#decoder.maxBodyBytes = maxBodyBytes;
  }

  /**
   * What has begun to come takes its place, and its time begins; it does not run while the place is waited for.
   * @param isHeld earlier requests wait: the delay is ours
   */
  await(isHeld: boolean): void {
    this.#place.take(this.#decoder.announcedBytes);
    if (this.#decoder.isBetweenRequests || this.#place.isWaiting || isHeld) this.#clock.stop();
    else this.#clock.start();
  }

  /** A request is whole, or will never be. The next one's time begins with its first byte. */
  release(): void {
    this.#clock.stop();
    this.#place.give();
  }
}
