/** Which test a sequence failed. */
export type HealthFailure = "repetition count" | "adaptive proportion";

/*
 * The cut-offs of SP 800-90B, 4.4, for bytes that claim their full 8 bits of entropy (H), at one false alarm in 2^64 tests (alpha):
 * the recommended 2^-20 to 2^-40 are for noise sources, which are asked for little; a server that hands out a gigabyte a day would
 * raise one a day at 2^-30, and an alarm ends its service.
 */

/** 4.4.1: C = 1 + ceil(-log2(alpha) / H) = 1 + 64 / 8. */
export const REPETITION_CUTOFF = 9;

/** 4.4.2: for samples that are not bits. */
export const PROPORTION_WINDOW = 512;

/** 4.4.2: C = 1 + CRITBINOM(512, 2^-8, 1 - 2^-64) = 1 + 25. */
export const PROPORTION_CUTOFF = 26;

/**
 * The continuous tests of SP 800-90B, 4.4 over a sequence of bytes: is one repeated too often in a row, is one too frequent in a
 * window. They find a generator that is stuck or broken, never one that is weak.
 */
export class HealthTests {
  #last = -1;
  #repetitions = 0;
  #sample = -1;
  #occurrences = 0;
  #seen = PROPORTION_WINDOW;

  /** @returns a test that fails; the sequence goes on with the next call. 64 KiB take about 0.1 ms */
  check(bytes: Uint8Array): HealthFailure | undefined {
    if (this.#repeats(bytes)) return "repetition count";
    return this.#prevails(bytes) ? "adaptive proportion" : undefined;
  }

  // The loops work on locals: through private fields they take five times as long.

  #repeats(bytes: Uint8Array): boolean {
    let last = this.#last;
    let repetitions = this.#repetitions;
    let most = 0;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!;
      repetitions = byte === last ? repetitions + 1 : 1;
      if (repetitions > most) most = repetitions;
      last = byte;
    }
    this.#last = last;
    this.#repetitions = repetitions;
    return most >= REPETITION_CUTOFF;
  }

  #prevails(bytes: Uint8Array): boolean {
    let most = 0;
    for (let from = 0; from < bytes.length; ) {
      if (this.#seen === PROPORTION_WINDOW) this.#beginWindow(bytes[from]!);
      const to = Math.min(bytes.length, from + PROPORTION_WINDOW - this.#seen);
      this.#occurrences += occurrencesIn(bytes, from, to, this.#sample);
      this.#seen += to - from;
      most = Math.max(most, this.#occurrences);
      from = to;
    }
    return most >= PROPORTION_CUTOFF;
  }

  #beginWindow(sample: number): void {
    this.#sample = sample;
    this.#occurrences = 0;
    this.#seen = 0;
  }
}

function occurrencesIn(bytes: Uint8Array, from: number, to: number, sample: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (bytes[i] === sample) count++;
  return count;
}
