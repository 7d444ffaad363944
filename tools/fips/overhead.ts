import { parseArgs } from "node:util";
import { ensureFipsProvider } from "./fips-provider.ts";
import { type Comparison, compare, type Pair } from "./overhead/comparison.ts";
import { MeasuringPair } from "./overhead/measuring-pair.ts";
import { OPERATIONS } from "./overhead/operations.ts";

// What the FIPS provider costs against the usual one, from two processes that take turns.
// usage: node tools/fips/overhead.ts [--json] [--rounds N]

const WARM_UP_ROUNDS = 3;
const MAX_ROUNDS = 1000;

try {
  await main();
} catch (error) {
  console.error(`overhead: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: "boolean" }, rounds: { type: "string", default: "25" } } });
  const rounds = parseRounds(values.rounds);
  const provider = await ensureFipsProvider({ report: (line) => console.error(`fips: ${line}`) });
  using processes = new MeasuringPair(provider);
  const comparisons = await measure(processes, rounds);
  console.log(values.json ? JSON.stringify({ rounds, comparisons }) : comparisons.map(line).join("\n"));
}

function parseRounds(text: string): number {
  const rounds = Number(text);
  if (Number.isInteger(rounds) && rounds >= 1 && rounds <= MAX_ROUNDS) return rounds;
  throw new RangeError(`--rounds is "${text}"; it must be a whole number from 1 to ${MAX_ROUNDS}`);
}

async function measure(processes: MeasuringPair, rounds: number): Promise<Comparison[]> {
  const pairs: Pair[][] = OPERATIONS.map(() => []);
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    for (const [index, measured] of pairs.entries()) {
      const pair = await processes.measure(index, round % 2 === 0);
      if (round >= 0) measured.push(pair);
    }
  }
  return OPERATIONS.map(({ name }, index) => compare(name, pairs[index] ?? []));
}

function line({ name, usualUs, fipsUs, ratio }: Comparison): string {
  const [usual, fips] = [usualUs, fipsUs].map((us) => us.toFixed(2).padStart(9));
  return `${name.padEnd(22)} usual ${usual} us   FIPS ${fips} us   x ${ratio.toFixed(2)}`;
}
