import type { BenchArgs } from "./arguments.ts";
import { measureLatency } from "./latency/latency.ts";
import { measureOverhead } from "./overhead/overhead.ts";
import { bundledProgram } from "./program.ts";
import type { Figures } from "./report.ts";
import { measureStreams } from "./streams/streams.ts";

interface Amounts {
  readonly rounds: number;
  readonly halfRoundMs: number;
  readonly calls: number;
  readonly streamBytes: number;
}

const FULL: Amounts = { rounds: 101, halfRoundMs: 10, calls: 5_000, streamBytes: 2 ** 30 };
const QUICK: Amounts = { rounds: 1, halfRoundMs: 0.1, calls: 10, streamBytes: 2 ** 20 };

/** @param report is told what is measured now */
export async function measure({ only, quick }: BenchArgs, report: (line: string) => void): Promise<Figures> {
  const { calls, streamBytes, ...amount } = quick ? QUICK : FULL;
  await using program = await bundledProgram();
  const measurements = {
    overhead: () => measureOverhead(amount),
    latency: () => measureLatency(program, calls),
    streams: () => measureStreams(program, streamBytes),
  };
  const figures: Record<string, unknown> = {};
  for (const name of only) {
    report(`measuring ${name}`);
    figures[name] = await measurements[name]();
  }
  return figures;
}
