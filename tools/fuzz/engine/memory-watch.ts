import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { heldBytes } from "./held-bytes.ts";

const RECENT = 64;
const ROUNDS = 20;

/** Growth that running the recent inputs again confirmed. */
export interface Growth {
  readonly bytes: number;
  readonly runs: number;
  /** Of the recent inputs the one that leaves most behind. */
  readonly input: Uint8Array;
  readonly bytesPerRun: number;
}

/** Watches whether decoding leaves memory behind, over many inputs. */
export class MemoryWatch {
  readonly #limitBytes: number;
  readonly #recent: Uint8Array[] = [];
  readonly #collectGarbage: () => void = exposeGc();
  #baseBytes = 0;
  #runs = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
    this.#rebase();
  }

  note(input: Uint8Array): void {
    this.#recent[this.#runs % RECENT] = input;
    this.#runs++;
  }

  /**
   * Cheap unless memory has grown by more than the limit.
   * @param run decodes an input
   */
  async check(run: (input: Uint8Array) => Promise<unknown>): Promise<Growth | undefined> {
    if (heldBytes() - this.#baseBytes <= this.#limitBytes) return undefined;
    const [bytes, runs] = [this.#heldForGood() - this.#baseBytes, this.#runs];
    if (bytes <= this.#limitBytes) return undefined;
    const again = await this.#measure(this.#recent, run);
    const worst = await this.#worst(run);
    this.#rebase();
    // What grew once, as a cache or compiled code does, does not grow again by half as much.
    return again > bytes / runs / 2 ? { bytes, runs, ...worst } : undefined;
  }

  async #worst(run: (input: Uint8Array) => Promise<unknown>): Promise<Pick<Growth, "input" | "bytesPerRun">> {
    let worst = { input: this.#recent[0]!, bytesPerRun: Number.NEGATIVE_INFINITY };
    for (const input of this.#recent) {
      const bytesPerRun = await this.#measure([input], run);
      if (bytesPerRun > worst.bytesPerRun) worst = { input, bytesPerRun };
    }
    return worst;
  }

  /** @returns bytes left behind by one run, on average */
  async #measure(inputs: readonly Uint8Array[], run: (input: Uint8Array) => Promise<unknown>): Promise<number> {
    const before = this.#heldForGood();
    for (let round = 0; round < ROUNDS; round++) for (const input of inputs) await run(input);
    return Math.round((this.#heldForGood() - before) / (ROUNDS * inputs.length));
  }

  #heldForGood(): number {
    // Buffers of the first collection are given back during the second.
    this.#collectGarbage();
    this.#collectGarbage();
    return heldBytes();
  }

  #rebase(): void {
    this.#baseBytes = this.#heldForGood();
    this.#runs = 0;
    this.#recent.length = 0;
  }
}

function exposeGc(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc");
}
