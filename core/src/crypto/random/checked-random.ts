import { KeywardError } from "../../errors/keyward-error.ts";
import { type HealthFailure, HealthTests } from "./health-tests.ts";

/** Where the bytes come from. */
export interface RandomSource {
  fillSync(bytes: Uint8Array): void;
  /** On a thread of the pool. */
  fill(bytes: Uint8Array): Promise<void>;
}

/** As much as one call may ask for: enough for any key, nonce or salt. */
export const MAX_RANDOM_BYTES = 65_536;

/**
 * Up to here it is quicker than the way to a thread and back: 16 KiB take 4 us, and 60 where the processor has no AES. Beyond it the
 * event loop does the tests only.
 */
const MAX_SYNC_BYTES = 16_384;

/** Random bytes that were tested before they are handed out. Once a test has failed there are no more: only a restart helps. */
export class CheckedRandom {
  readonly #source: RandomSource;
  readonly #tests = new HealthTests();
  readonly #listeners: ((failure: HealthFailure) => void)[] = [];
  #failure: HealthFailure | undefined;

  constructor(source: RandomSource) {
    this.#source = source;
  }

  /** The test that failed, if one did. */
  get failure(): HealthFailure | undefined {
    return this.#failure;
  }

  /** @param listener told once, when a test fails */
  onFailure(listener: (failure: HealthFailure) => void): void {
    this.#listeners.push(listener);
  }

  /**
   * @param lengthBytes 1 to MAX_RANDOM_BYTES
   * @returns a promise where that is quicker for everybody else
   * @throws INTERNAL once a test has failed
   */
  bytes(lengthBytes: number): Uint8Array | Promise<Uint8Array> {
    const bytes = new Uint8Array(lengthBytes);
    if (lengthBytes > MAX_SYNC_BYTES) return this.#source.fill(bytes).then(() => this.#checked(bytes));
    this.#source.fillSync(bytes);
    return this.#checked(bytes);
  }

  #checked(bytes: Uint8Array): Uint8Array {
    if (this.#failure === undefined) {
      const failure = this.#tests.check(bytes);
      if (failure === undefined) return bytes;
      this.#fail(failure);
    }
    bytes.fill(0);
    const text = `the random generator has failed the ${this.#failure} test of SP 800-90B; this server gives no random bytes until it is restarted`;
    throw new KeywardError("INTERNAL", text);
  }

  #fail(failure: HealthFailure): void {
    this.#failure = failure;
    for (const listener of this.#listeners) listener(failure);
  }
}
