import { parseArgs } from "node:util";
import { OWN_SUITES, tallySuite } from "./own-suites.ts";
import { tallyBackend } from "./run-backends.ts";
import { SERVERS } from "./servers.ts";
import { renderTallies, type Tally } from "./tally.ts";

const NAMES = [...SERVERS.keys(), ...OWN_SUITES.keys()];
const USAGE = `usage: npm run backends -- [--json] [--only=NAME,...]\nbackends: ${NAMES.join(", ")}`;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`backends: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main(args: string[]): Promise<number> {
  const options = {
    json: { type: "boolean" },
    only: { type: "string" },
    help: { type: "boolean", short: "h" },
  } as const;
  const { values } = parseArgs({ args, options });
  const names = values.only?.split(",") ?? NAMES;
  const unknown = names.filter((name) => !NAMES.includes(name));
  if (values.help || unknown.length > 0) {
    if (unknown.length > 0) console.error(`backends: there is no backend ${unknown.join(", ")}`);
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const tallies: Record<string, Tally> = {};
  for (const name of names) {
    console.error(`backends: ${name}`);
    const suite = OWN_SUITES.get(name);
    tallies[name] = suite === undefined ? await tallyBackend(SERVERS.get(name)!) : await tallySuite(suite);
  }
  console.log(renderTallies(tallies));
  if (values.json) console.log(JSON.stringify(tallies));
  return Object.values(tallies).some(({ failed }) => failed > 0) ? 1 : 0;
}
