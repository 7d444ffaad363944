import type { CallerTurns, TurnWork } from "./caller-turns.ts";

/** Who makes something of what a connection delivers. */
export interface InputReader<T> {
  /** Reads until the end or, where the turn is over, until the next request. @returns what is left to read */
  read(input: T): T | undefined;
  /** It should be delivered nothing while something waits. */
  onWait(isWaiting: boolean): void;
}

/** What one connection delivers, read in turns with other callers. */
export class PacedInput<T> implements TurnWork {
  readonly #turns: CallerTurns;
  readonly #reader: InputReader<T>;
  #waiting: T[] = [];

  constructor(turns: CallerTurns, reader: InputReader<T>) {
    this.#turns = turns;
    this.#reader = reader;
  }

  /** Something that was delivered has not been read. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  push(input: T, bytes: number): void {
    if (this.#waiting.length > 0) {
      // The system had it already.
      this.#waiting.push(input);
      return;
    }
    const rest = this.#turns.mayBegin ? this.#begin(input, bytes) : input;
    if (rest === undefined) return;
    this.#waiting.push(rest);
    this.#turns.wait(this);
    this.#reader.onWait(true);
  }

  goOn(): boolean {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      const rest = this.#reader.read(first);
      if (rest === undefined) this.#waiting.shift();
      else if (this.#waiting.length > 0) this.#waiting[0] = rest;
      if (rest !== undefined || this.#turns.isOver) break;
    }
    if (this.#waiting.length > 0) return true;
    this.#reader.onWait(false);
    return false;
  }

  /** The connection is over: nothing is read any more. */
  drop(): void {
    this.#waiting = [];
  }

  #begin(input: T, bytes: number): T | undefined {
    this.#turns.begin(bytes);
    try {
      return this.#reader.read(input);
    } finally {
      this.#turns.end();
    }
  }
}
