import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "./command.ts";
import { ensureFipsProvider } from "./fips-provider.ts";
import type { Outcome } from "./survey/outcome.ts";

// Asks a node with the FIPS provider, and one without, for every algorithm, and prints what each of them served.
// usage: node tools/fips/survey.ts [--json]

/** Some 10 s, most of it RSA and SLH-DSA keys. */
const SURVEY_TIMEOUT_MS = 10 * 60_000;
const PROGRAM = join(import.meta.dirname, "survey", "run-probes.ts");

try {
  await main();
} catch (error) {
  console.error(`survey: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: "boolean" } } });
  const provider = await ensureFipsProvider({ report: (line) => console.error(`fips: ${line}`) });
  const usual = await survey([], {});
  const fips = await survey(provider.nodeArguments, provider.environment);
  console.log(values.json ? JSON.stringify(fips) : table(usual, fips));
}

async function survey(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Outcome[]> {
  const env = { ...process.env, ...environment };
  const printed = await runCommand(process.execPath, [...args, PROGRAM], { env, timeoutMs: SURVEY_TIMEOUT_MS });
  return JSON.parse(printed).outcomes;
}

/** @returns a Markdown table */
function table(usual: readonly Outcome[], fips: readonly Outcome[]): string {
  const rows = fips.map(({ family, name, verdict, detail }, index) => [
    family,
    name,
    usual[index]?.verdict ?? "",
    verdict,
    detail,
  ]);
  const head = ["family", "algorithm", "usual provider", "FIPS provider", "error"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
