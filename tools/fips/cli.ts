import { parseArgs } from "node:util";
import { ensureFipsProvider, type FipsProvider } from "./fips-provider.ts";
import type { Enforcement } from "./provider-config.ts";

const USAGE = `usage: npm run fips [-- --switchable | --preferred] [-- --json]

Builds OpenSSL's FIPS provider unless the cache has it, and prints how to start node with it.
  --switchable  approved algorithms only after crypto.setFips(true), instead of from the start (docs/fips.md)
  --preferred   no FIPS mode: of the module only its elliptic curves, for quick P-384 and P-521
  --json        one line of JSON: directory, modulePath, opensslConf, environment, nodeArguments`;

const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => interrupted.abort(new Error(`ended by ${signal}`)));
}
try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(`fips: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      switchable: { type: "boolean" },
      preferred: { type: "boolean" },
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return console.log(USAGE);
  const enforcement = enforcementOf(values);
  const report = (line: string) => console.error(`fips: ${line}`);
  const provider = await ensureFipsProvider({ enforcement, report, signal: interrupted.signal });
  console.log(values.json ? JSON.stringify(provider) : startLine(provider));
}

function enforcementOf(wish: { readonly switchable?: boolean; readonly preferred?: boolean }): Enforcement {
  if (wish.switchable && wish.preferred) throw new Error(`--switchable and --preferred exclude each other\n${USAGE}`);
  if (wish.switchable) return "switchable";
  return wish.preferred ? "preferred" : "always";
}

/** @returns lines for a shell */
function startLine({ environment, nodeArguments }: FipsProvider): string {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${quoteForShell(value)}`);
  return [...variables, ["node", ...nodeArguments, "PROGRAM"].join(" ")].join(" \\\n");
}

function quoteForShell(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
