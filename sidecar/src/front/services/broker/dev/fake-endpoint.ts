import { KeywardError } from "@keyward/core/errors/keyward-error";

const ROUND = 5;

/** Lets clients test their retries: of five calls to the process the first four fail. */
export class FakeEndpoint {
  #calls = 0;

  /** @throws UNAVAILABLE four times out of five */
  call(): string {
    this.#calls = (this.#calls + 1) % ROUND;
    if (this.#calls === 0) return "Fake endpoint called successfully";
    throw new KeywardError("UNAVAILABLE", "fake endpoint is temporarily down");
  }
}
