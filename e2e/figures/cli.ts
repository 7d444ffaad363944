import { availableParallelism, loadavg } from "node:os";
import { type FiguresArgs, parseFiguresArgs, USAGE } from "./arguments.ts";
import { Bench } from "./bench.ts";
import { FIGURES, type Outcome } from "./figure.ts";
import { MEASUREMENTS } from "./measurements.ts";
import { renderJson, renderTable } from "./table.ts";

const startedMs = performance.now();
const report = (line: string) =>
  console.error(`[${((performance.now() - startedMs) / 1000).toFixed(1).padStart(6)} s] ${line}`);

const args = readArgs();
if (args?.help) console.log(USAGE);
else if (args !== undefined) process.exitCode = await main(args);

function readArgs(): FiguresArgs | undefined {
  try {
    return parseFiguresArgs(process.argv.slice(2));
  } catch (error) {
    console.error(`figures: ${(error as Error).message}\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
}

/** @returns 0 also where a figure falls short: these are measurements, not tests; 1 where one could not be measured */
async function main({ names, json }: FiguresArgs): Promise<number> {
  const outcomes: Outcome[] = [];
  const machine = machineNow();
  {
    await using bench = new Bench(report);
    for (const name of names) {
      report(`measuring ${name}`);
      const outcome = await MEASUREMENTS[name].measure(bench).catch((error: unknown) => failed(name, error));
      if (outcome !== undefined) outcomes.push(outcome);
    }
  }
  const values = Object.assign({}, ...outcomes.map((outcome) => outcome.values));
  const figures = FIGURES.filter(({ key }) => names.some((name) => MEASUREMENTS[name].figures.includes(key)));
  for (const note of [machine, ...outcomes.flatMap(({ notes }) => notes)]) console.log(note);
  console.log(`\n${renderTable(figures, values)}`);
  if (json) console.log(renderJson(figures, values));
  return outcomes.length === names.length ? 0 : 1;
}

/** The figures are for a machine that does nothing else; whoever reads them later has to know whether it did. */
function machineNow(): string {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return `machine: ${availableParallelism()} processors, Node ${process.versions.node}, load average ${load} before the start`;
}

function failed(name: string, error: unknown): undefined {
  report(`${name} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
  if (error instanceof Error && error.cause !== undefined) report(`because ${String(error.cause)}`);
}
