import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { PendingOperation } from "./pending-operation.ts";

/** What callers may have waiting in all, whatever their profiles permit. */
const MAX_WAITING = 16_384;
const MAX_WAITING_BYTES = 32 * 1024 * 1024;

/** What waits for its turn; containers take turns, so that one that asks for much does not keep another waiting. */
export class OperationQueue {
  /** In the order of turns; none is empty. */
  readonly #byContainer = new Map<string, Set<PendingOperation>>();
  readonly #again: PendingOperation[] = [];
  #count = 0;
  #bytes = 0;

  /** @throws RESOURCE_EXHAUSTED where too much waits already */
  add(pending: PendingOperation): void {
    if (this.#count >= MAX_WAITING || this.#bytes + pending.bytes > MAX_WAITING_BYTES) {
      const error = new KeywardError(
        "RESOURCE_EXHAUSTED",
        `${this.#count} operations wait for their backends already; try again later`,
      );
      pending.result.catch(() => {});
      pending.fail(error);
      throw error;
    }
    this.#byContainer.getOrInsertComputed(pending.container, () => new Set()).add(pending);
    this.#counted(pending, 1);
  }

  /** In front of all others: it has waited before. */
  putBack(pending: PendingOperation): void {
    this.#again.unshift(pending);
    this.#counted(pending, 1);
  }

  take(): PendingOperation | undefined {
    const first = this.#again.shift();
    if (first !== undefined) return this.#counted(first, -1);
    const [turn] = this.#byContainer;
    if (turn === undefined) return undefined;
    const [container, waiting] = turn;
    const [next] = waiting;
    waiting.delete(next!);
    this.#byContainer.delete(container);
    if (waiting.size > 0) this.#byContainer.set(container, waiting);
    return this.#counted(next!, -1);
  }

  remove(pending: PendingOperation): void {
    const at = this.#again.indexOf(pending);
    if (at >= 0) this.#again.splice(at, 1);
    else {
      const waiting = this.#byContainer.get(pending.container);
      if (!waiting?.delete(pending)) return;
      if (waiting.size === 0) this.#byContainer.delete(pending.container);
    }
    this.#counted(pending, -1);
  }

  failAll(error: KeywardError): void {
    for (let pending = this.take(); pending !== undefined; pending = this.take()) pending.fail(error);
  }

  #counted(pending: PendingOperation, by: 1 | -1): PendingOperation {
    this.#count += by;
    this.#bytes += by * pending.bytes;
    return pending;
  }
}
