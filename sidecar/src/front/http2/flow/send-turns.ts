import type { Pumped } from "../stream/stream-link.ts";

/** Streams that wait for room. Each sends one frame in its turn, so that a large answer does not hold up the others. */
export class SendTurns {
  #waiting: Set<Pumped> | undefined;
  #isRunning = false;

  add(stream: Pumped): void {
    this.#waiting ??= new Set();
    this.#waiting.add(stream);
  }

  /** There may be room: to be called when there is more than before. */
  run(): void {
    if (this.#isRunning || this.#waiting === undefined) return;
    this.#isRunning = true;
    for (let hasProgress = true; hasProgress; ) {
      hasProgress = false;
      for (const stream of [...this.#waiting]) if (this.#turn(stream) === "progress") hasProgress = true;
    }
    this.#isRunning = false;
  }

  #turn(stream: Pumped): string {
    // Before it is pumped: it may come back for more.
    this.#waiting?.delete(stream);
    const outcome = stream.pump();
    if (outcome !== "done") this.add(stream);
    return outcome;
  }
}
