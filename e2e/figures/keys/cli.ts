import { availableParallelism, loadavg, totalmem } from "node:os";
import { renderJson, renderTable } from "../table.ts";
import { type KeysArgs, parseKeysArgs, USAGE } from "./arguments.ts";
import { openGround } from "./ground.ts";
import { KEYS_FIGURES } from "./key-figures.ts";
import { measure } from "./measure.ts";
import { bundleOperator } from "./operator-run.ts";

const startedMs = performance.now();
const report = (line: string) =>
  console.error(`[${((performance.now() - startedMs) / 1000).toFixed(1).padStart(6)} s] ${line}`);

const args = readArgs();
if (args?.help) console.log(USAGE);
else if (args !== undefined) process.exitCode = await main(args);

function readArgs(): KeysArgs | undefined {
  try {
    return parseKeysArgs(process.argv.slice(2));
  } catch (error) {
    console.error(`figures:keys: ${(error as Error).message}\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
}

/** @returns 0 also where a figure falls short: these are measurements, not tests; 1 where they could not be measured */
async function main({ keys, json }: KeysArgs): Promise<number> {
  const machine = machineNow();
  try {
    await using program = await bundleOperator();
    await using ground = await openGround(report);
    const { values, notes } = await measure(ground, program, keys, report);
    for (const note of [machine, ...notes]) console.log(note);
    console.log(`\n${renderTable(KEYS_FIGURES, values)}`);
    if (json) console.log(renderJson(KEYS_FIGURES, values));
    return 0;
  } catch (error) {
    report(`could not be measured: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof Error && error.cause !== undefined) report(`because ${String(error.cause)}`);
    return 1;
  }
}

/** The figures are for a machine that does nothing else; whoever reads them later has to know whether it did. */
function machineNow(): string {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const memory = `${(totalmem() / 1e9).toFixed(0)} GB`;
  return `machine: ${availableParallelism()} processors, ${memory}, Node ${process.versions.node}, load average ${load} before the start`;
}
