import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { heldBytes } from "./held-bytes.ts";

const RECENT = 64;
const ROUNDS = 20;
/** Collecting garbage takes as long as hundreds of runs. */
const RUNS_PER_CHECK = 2048;

/** Growth that running the recent inputs again confirmed. */
export interface Growth {
  readonly bytes: number;
  readonly runs: number;
  /** Of the recent inputs the one that leaves most behind. */
  readonly input: Uint8Array;
  readonly bytesPerRun: number;
}

type Run = (input: Uint8Array) => Promise<unknown>;

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
   * Cheap but for every 2048th run, and then still where there is little garbage.
   * @param run decodes an input
   */
  async check(run: Run): Promise<Growth | undefined> {
    if (this.#runs % RUNS_PER_CHECK !== 0 || heldBytes() - this.#baseBytes <= this.#limitBytes) return undefined;
    const [bytes, runs] = [this.#heldForGood() - this.#baseBytes, this.#runs];
    if (bytes <= this.#limitBytes) return undefined;
    const again = await this.#measure(this.#recent, run);
    const worst = await this.#worst(run);
    this.#rebase();
    // What grew once, as a cache or compiled code does, does not grow again by half as much.
    return again > bytes / runs / 2 ? { bytes, runs, ...worst } : undefined;
  }

  /** Follows the half that leaves more behind. */
  async #worst(run: Run): Promise<Pick<Growth, "input" | "bytesPerRun">> {
    let inputs: readonly Uint8Array[] = this.#recent;
    let bytesPerRun = 0;
    while (inputs.length > 1) {
      const middle = inputs.length >> 1;
      const halves = [inputs.slice(0, middle), inputs.slice(middle)] as const;
      const left = [await this.#measure(halves[0], run), await this.#measure(halves[1], run)] as const;
      inputs = left[0] > left[1] ? halves[0] : halves[1];
      bytesPerRun = Math.max(...left);
    }
    return { input: inputs[0]!, bytesPerRun };
  }

  /** @returns bytes left behind by one run, on average */
  async #measure(inputs: readonly Uint8Array[], run: Run): Promise<number> {
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
