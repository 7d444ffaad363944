import { availableParallelism, loadavg } from "node:os";
import { parseBenchArgs, USAGE } from "./arguments.ts";
import { measure } from "./measure.ts";
import { renderFigures } from "./report.ts";

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(`bench:engine: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 1;
}

async function main(args: string[]): Promise<void> {
  const parsed = parseBenchArgs(args);
  if (parsed.help) {
    console.log(USAGE);
    return;
  }
  // The figures are for a machine that does nothing else; whoever reads them later has to know whether it did.
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `machine: ${availableParallelism()} processors, Node ${process.versions.node}, load average ${load} before the start`,
  );
  const figures = await measure(parsed, (line) => console.error(`bench:engine: ${line}`));
  console.log(renderFigures(figures));
  if (parsed.json) console.log(JSON.stringify(figures));
}
