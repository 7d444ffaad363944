/** Answers of one connection: they are made in any order and leave in that of their requests. */
export class AnswerLine {
  readonly #places: { answer: Uint8Array | undefined }[] = [];
  readonly #write: (answer: Uint8Array) => void;

  constructor(write: (answer: Uint8Array) => void) {
    this.#write = write;
  }

  /** Requests whose answers have not left. */
  get length(): number {
    return this.#places.length;
  }

  /** @returns what to call with the answer, once */
  join(): (answer: Uint8Array) => void {
    const place: { answer: Uint8Array | undefined } = { answer: undefined };
    this.#places.push(place);
    return (answer) => {
      place.answer = answer;
      this.#leave();
    };
  }

  #leave(): void {
    for (let first = this.#places[0]; first?.answer !== undefined; first = this.#places[0]) {
      this.#places.shift();
      this.#write(first.answer);
    }
  }
}
