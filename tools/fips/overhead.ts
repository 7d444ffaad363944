import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureFipsProvider } from "./fips-provider.ts";
import { type Comparison, compare, type Pair } from "./overhead/comparison.ts";
import { OPERATIONS } from "./overhead/operations.ts";

// What the FIPS provider costs against the usual one, from two processes that take turns.
// usage: node tools/fips/overhead.ts [--json] [--rounds N]

const PROGRAM = join(import.meta.dirname, "overhead", "measuring-process.ts");
const WARM_UP_ROUNDS = 3;

const { values } = parseArgs({ options: { json: { type: "boolean" }, rounds: { type: "string", default: "25" } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1 || rounds > 1000) {
  throw new RangeError(`--rounds is "${values.rounds}"; it must be a whole number from 1 to 1000`);
}
const provider = await ensureFipsProvider({ report: (line) => console.error(`fips: ${line}`) });
const usual = start([], {});
const fips = start(provider.nodeArguments, provider.environment);
try {
  const comparisons = await measure();
  console.log(values.json ? JSON.stringify({ rounds, comparisons }) : comparisons.map(line).join("\n"));
} finally {
  usual.child.kill();
  fips.child.kill();
}

/** A measuring process; `ended` rejects when it ends, and is watched from the start. */
function start(execArgv: readonly string[], environment: NodeJS.ProcessEnv) {
  const child = fork(PROGRAM, { execArgv: [...execArgv], env: { ...process.env, ...environment } });
  const ended = once(child, "exit").then(([code]): never => {
    throw new Error(`a measuring process ended early, with exit code ${code}; its message is above`);
  });
  ended.catch(() => {});
  return { child, ended };
}

async function measure(): Promise<Comparison[]> {
  const pairs: Pair[][] = OPERATIONS.map(() => []);
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    for (const [index, measured] of pairs.entries()) {
      const pair = await measurePair(index, round % 2 === 0);
      if (round >= 0) measured.push(pair);
    }
  }
  return OPERATIONS.map(({ name }, index) => compare(name, pairs[index] ?? []));
}

/** Who goes first alternates, so that a clock that falls while the processor warms favours neither. */
async function measurePair(index: number, usualFirst: boolean): Promise<Pair> {
  if (usualFirst) {
    const usualUs = await ask(usual, index);
    return { usualUs, fipsUs: await ask(fips, index) };
  }
  const fipsUs = await ask(fips, index);
  return { usualUs: await ask(usual, index), fipsUs };
}

async function ask({ child, ended }: ReturnType<typeof start>, index: number): Promise<number> {
  const answer = new Promise<number>((resolve) => child.once("message", resolve));
  child.send(index);
  return Promise.race([answer, ended]);
}

function line({ name, usualUs, fipsUs, ratio }: Comparison): string {
  const [a, b] = [usualUs, fipsUs].map((us) => us.toFixed(2).padStart(9));
  return `${name.padEnd(22)} ${a} us  ${b} us  x ${ratio.toFixed(3)}`;
}
