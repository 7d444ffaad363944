import { availableParallelism, cpus, loadavg } from "node:os";
import { join, resolve } from "node:path";
import { parseBenchArgs, USAGE } from "./arguments.ts";
import { runBench } from "./bench.ts";
import { readBenchConfig } from "./config.ts";
import { compareRows } from "./report/compare.ts";
import { renderPage } from "./report/page.ts";
import { readRows } from "./report/read-rows.ts";
import { writeResults } from "./report/write-results.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const DEFAULT_OUT = join(import.meta.dirname, "../dist/bench");
const startedMs = performance.now();

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main(argv: string[]): Promise<void> {
  const args = parseBenchArgs(argv);
  if (args.help) {
    console.log(USAGE);
    return;
  }
  const config = readBenchConfig();
  const before = args.compare === undefined ? undefined : await readRows(resolve(config.startDir, args.compare));
  const machine = machineText();
  const outcome = await runBench(args, { ...config, signal: interruption(), report }, Date.now());
  const page = renderPage(outcome, machine, before && compareRows(before, outcome.rows));
  const out = args.out === undefined ? DEFAULT_OUT : resolve(config.startDir, args.out);
  await writeResults(out, outcome.rows, page);
  console.log(page);
  report(`written to ${out}`);
  if (args.json) console.log(JSON.stringify(outcome.rows));
  if (outcome.failures.length > 0) process.exitCode = 1;
}

/** Whoever reads the figures has to know whether the machine did anything else. */
function machineText(): string {
  const load = loadavg()[0]?.toFixed(1);
  const model = cpus()[0]?.model ?? "unknown";
  return `${availableParallelism()} processors (${model}) for clients and server, Node ${process.versions.node}, load average ${load} before the start.`;
}

/** Ends what runs and removes what was written. One Ctrl-C arrives twice, from the terminal and from npm: only the first counts. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of SIGNALS) process.on(name, () => controller.abort(new Error(`ended by ${name}`)));
  return controller.signal;
}

function report(line: string): void {
  console.error(`bench: [${((performance.now() - startedMs) / 1000).toFixed(1).padStart(6)} s] ${line}`);
}
