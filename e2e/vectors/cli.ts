import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { renderTally } from "./report.ts";
import { runVectors } from "./run-vectors.ts";
import { missingVectors, vectorsDir } from "./vectors-dir.ts";

const USAGE = "usage: npm run vectors -- [--json] [--only TEXT]... [DIR]";

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`vectors: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main(args: string[]): Promise<number> {
  const options = {
    json: { type: "boolean" },
    only: { type: "string", multiple: true },
    help: { type: "boolean", short: "h" },
  } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help || positionals.length > 1) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  // `npm run` stands in the repository's root, and its caller means paths from where he stands.
  const dir = resolve(process.env.INIT_CWD ?? ".", positionals[0] ?? vectorsDir(process.env));
  const missing = missingVectors(dir);
  if (missing !== undefined) return withoutVectors(missing, values.json ?? false, positionals.length > 0);
  const tally = await runVectors({ dir, filters: values.only ?? [] });
  console.log(renderTally(tally));
  if (values.json) console.log(JSON.stringify(tally.total));
  return tally.total.failed > 0 ? 1 : 0;
}

/** Who names a folder wants it run; who names none may have none. */
function withoutVectors(missing: string, json: boolean, isNamed: boolean): number {
  console.log(missing);
  if (json) console.log(JSON.stringify({ passed: 0, refused: 0, skipped: 0, failed: 0 }));
  return isNamed ? 1 : 0;
}
