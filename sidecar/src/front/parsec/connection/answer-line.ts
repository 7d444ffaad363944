import type { Outcome } from "../service/parsec-service.ts";

/** Answers of one connection: they are made in any order and leave in that of their requests. */
export class AnswerLine {
  readonly #places: { outcome: Outcome | undefined }[] = [];
  readonly #write: (outcome: Outcome) => void;

  constructor(write: (outcome: Outcome) => void) {
    this.#write = write;
  }

  /** Requests whose answers have not left. */
  get length(): number {
    return this.#places.length;
  }

  /** An answer that is there already: it leaves at once, or behind those before it. */
  pass(outcome: Outcome): void {
    if (this.#places.length === 0) this.#write(outcome);
    else this.#places.push({ outcome });
  }

  /** @returns what to call with the answer, once */
  join(): (outcome: Outcome) => void {
    const place: { outcome: Outcome | undefined } = { outcome: undefined };
    this.#places.push(place);
    return (outcome) => {
      place.outcome = outcome;
      this.#leave();
    };
  }

  #leave(): void {
    for (let first = this.#places[0]; first?.outcome !== undefined; first = this.#places[0]) {
      this.#places.shift();
      this.#write(first.outcome);
    }
  }
}
