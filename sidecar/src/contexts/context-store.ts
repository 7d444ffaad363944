import { randomBytes } from "node:crypto";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { CallerShare, type Share } from "../fairness/caller-share.ts";
import { connectionSlot } from "../identity/connection.ts";
import type { CryptoContext } from "./crypto-context.ts";
import type { Lifetime, OpenContext } from "./open-context.ts";
import { SweepTimer } from "./sweep-timer.ts";

/** 128 bits: nobody guesses one, and none is given twice. */
const ID_BYTES = 16;

/**
 * Of all connections of a caller: a profile's limit is for one, and a container may open many. A context holds some hundred bytes of
 * OpenSSL's, and as much of ours.
 */
const CONTEXTS = new CallerShare({
  most: 8_192,
  fault: "the connections of this caller hold too many contexts; finish or close some, or end connections",
});

/** The contexts that one connection's calls opened. */
export class ContextStore implements Disposable {
  readonly #monotonicMs: () => number;
  readonly #contexts = new Map<string, OpenContext>();
  readonly #timer: SweepTimer;
  readonly #share: Share;
  #isOpen = true;

  /** @param monotonicMs a clock that never goes back @param share what the caller's connections hold together */
  constructor(monotonicMs: () => number, share: Share) {
    this.#monotonicMs = monotonicMs;
    this.#share = share;
    this.#timer = new SweepTimer(monotonicMs, () => this.sweep());
  }

  /** Contexts that hold memory, those among them that have expired and were not swept yet. */
  get size(): number {
    return this.#contexts.size;
  }

  /** @throws RESOURCE_EXHAUSTED where no place is left; CANCELLED where the connection has ended */
  requirePlace(limit: number): void {
    if (!this.#isOpen) throw new KeywardError("CANCELLED", "the connection has ended");
    if (this.#contexts.size >= limit && this.#timer.dueMs <= this.#monotonicMs()) this.sweep();
    if (this.#contexts.size < limit) return;
    const text = `this connection holds ${limit} contexts, the most that its profile permits (limits.contexts); finish or close some`;
    throw new KeywardError("RESOURCE_EXHAUSTED", text);
  }

  /**
   * Takes a context over: whatever happens from here, it is disposed of.
   * @returns its id
   * @throws as requirePlace
   */
  add(context: CryptoContext, lifetimeMs: Lifetime, limit: number): string {
    try {
      this.requirePlace(limit);
      this.#share.take(limit);
    } catch (error) {
      context[Symbol.dispose]();
      throw error;
    }
    const id = randomBytes(ID_BYTES).toString("base64url");
    const open = { id, context, lifetimeMs, expiresMs: 0, busy: false, finished: false };
    this.#contexts.set(id, open);
    this.prolong(open);
    return id;
  }

  /** @throws NOT_FOUND, in the same words for every reason */
  require(id: string): OpenContext {
    const open = this.#contexts.get(id);
    if (open === undefined) throw notFound();
    // A call that is using it ends first.
    if (open.busy || open.expiresMs > this.#monotonicMs()) return open;
    this.close(open);
    throw notFound();
  }

  /** Gives it its whole lifetime again. */
  prolong(open: OpenContext): void {
    open.expiresMs = open.lifetimeMs === undefined ? Number.POSITIVE_INFINITY : this.#monotonicMs() + open.lifetimeMs;
    this.#timer.wakeAt(open.expiresMs);
  }

  /** Also under the hands of a call that is using it. @returns whether it was open still */
  close({ id, context }: OpenContext): boolean {
    if (!this.#contexts.delete(id)) return false;
    context[Symbol.dispose]();
    this.#share.give(1);
    if (this.#contexts.size === 0) this.#timer.stop();
    return true;
  }

  /** Frees what has expired. */
  sweep(): void {
    const nowMs = this.#monotonicMs();
    this.#timer.stop();
    let nextMs = Number.POSITIVE_INFINITY;
    for (const open of this.#contexts.values()) {
      if (open.expiresMs <= nowMs && !open.busy) this.close(open);
      else nextMs = Math.min(nextMs, open.expiresMs);
    }
    this.#timer.wakeAt(nextMs);
  }

  [Symbol.dispose](): void {
    this.#isOpen = false;
    this.#timer.stop();
    this.#share.give(this.#contexts.size);
    for (const { context } of this.#contexts.values()) context[Symbol.dispose]();
    this.#contexts.clear();
  }
}

/** Used up, closed, expired and another connection's are not told apart. */
export function notFound(): KeywardError {
  const text =
    "no context has this id on this connection; contexts end when they are finished, closed or expired, and with their connection";
  return new KeywardError("NOT_FOUND", text);
}

/** The contexts of a connection, gone when it ends. */
export const contextsOf = connectionSlot(
  ({ caller }): ContextStore => new ContextStore(() => performance.now(), CONTEXTS.of(caller)),
);
