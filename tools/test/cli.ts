import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { checkSteps, endToEndStep, formatSteps, type Step, unitSteps } from "./steps.ts";

const root = join(import.meta.dirname, "..", "..");

const USAGE =
  "usage: npm test | npm run test:unit | npm run test:e2e [-- PART_OF_A_FILE_NAME ...] | npm run check | npm run format";

function stepsOf(verb: string | undefined, filters: readonly string[]): Step[] {
  switch (verb) {
    case "all":
      return [...checkSteps(), ...unitSteps(), endToEndStep([])];
    case "unit":
      return unitSteps();
    case "e2e":
      return [endToEndStep(filters)];
    case "check":
      return checkSteps();
    case "format":
      return formatSteps();
    default:
      console.error(USAGE);
      process.exit(2);
  }
}

/** @returns the exit code; a step that a signal ended counts as failed. */
async function run(step: Step): Promise<number> {
  const [program, ...args] = step.argv;
  console.error(`\n== ${step.name}`);
  const child = spawn(program as string, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, forward);
  const [code] = await once(child, "exit");
  return code ?? 1;
}

for (const step of stepsOf(process.argv[2], process.argv.slice(3))) {
  const startedMs = performance.now();
  const code = await run(step);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  if (code !== 0) {
    console.error(`\n== ${step.name}: failed after ${seconds} s`);
    process.exit(code);
  }
}
