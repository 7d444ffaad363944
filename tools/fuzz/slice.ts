import { setImmediate } from "node:timers/promises";
import type { SeededRandom } from "@keyward/core/testing/seeded-random";
import type { Coverage } from "./engine/coverage.ts";
import { readDictionary } from "./engine/dictionary.ts";
import { Fuzzer } from "./engine/fuzzer.ts";
import { LIMITS } from "./engine/limits.ts";
import { processorTimeMs } from "./engine/processor-time.ts";
import type { Report } from "./messages.ts";
import { readVectorSeeds } from "./seeds/vectors.ts";
import type { Target } from "./target.ts";

export interface Slice {
  readonly name: string;
  readonly target: Target;
  readonly durationMs: number;
  readonly vectors: string;
  readonly coverage: Coverage;
  readonly random: SeededRandom;
  readonly stop: AbortSignal;
  readonly before: (input: Uint8Array) => void;
  readonly report: (said: Report) => void;
}

const PROGRESS_MS = 1000;
const STEPS = 32;

/** Fuzzes one target until its time is over. */
export async function fuzzTarget(slice: Slice): Promise<void> {
  const { name: target, coverage, report } = slice;
  const startedMs = performance.now();
  coverage.reset();
  const fuzzer = new Fuzzer(slice.target, {
    limits: LIMITS,
    now: processorTimeMs,
    before: slice.before,
    guide: coverage,
    random: slice.random,
    onFind: ({ fault, input }) => report({ type: "find", target, fault, input: Buffer.from(input).toString("base64") }),
  });
  const tell = () => {
    const progress = { target, runs: fuzzer.runs, corpus: fuzzer.corpusSize, ...coverage.count };
    report({ type: "progress", progress: { ...progress, elapsedMs: performance.now() - startedMs } });
  };
  report({ type: "begin", target });
  await plant(fuzzer, slice);
  const endMs = startedMs + slice.durationMs;
  for (let toldMs = startedMs; performance.now() < endMs && !slice.stop.aborted && !fuzzer.isDone; ) {
    for (let step = 0; step < STEPS && !fuzzer.isDone; step++) await fuzzer.step();
    // Lets a message of the parent in.
    await setImmediate();
    if (performance.now() - toldMs < PROGRESS_MS) continue;
    tell();
    toldMs = performance.now();
  }
  tell();
  report({ type: "end", target });
}

/** Seeds of ours, then those of the vectors; then what the code that they reached compares with. */
async function plant(fuzzer: Fuzzer, { target, vectors, coverage, stop }: Slice): Promise<void> {
  for (const seed of [...target.seeds, ...readVectorSeeds(vectors, target.seedFolders ?? [])]) {
    if (!stop.aborted) await fuzzer.seed(seed);
  }
  fuzzer.dictionary = readDictionary(coverage.files);
}
