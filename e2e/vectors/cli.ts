import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { renderTally } from "./report.ts";
import { runVectors } from "./run-vectors.ts";

// npm run vectors -- [--json] [--only TEXT] [DIR]

const BESIDE_THE_CHECKOUT = join(import.meta.dirname, "../../../shared/vectors");

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean", default: false }, only: { type: "string", multiple: true, default: [] } },
  allowPositionals: true,
});
const dir = resolve(process.env.INIT_CWD ?? ".", positionals[0] ?? process.env.KEYWARD_VECTORS ?? BESIDE_THE_CHECKOUT);
process.exitCode = positionals.length > 1 ? usage() : await main();

function usage(): number {
  console.error("usage: npm run vectors -- [--json] [--only TEXT] [DIR]");
  return 2;
}

async function main(): Promise<number> {
  if (!existsSync(dir)) {
    console.log(
      `no test vectors at ${dir}: docs/vectors.md tells where they come from; name their folder, or set KEYWARD_VECTORS to it`,
    );
    if (values.json) console.log(JSON.stringify({ passed: 0, refused: 0, skipped: 0, failed: 0 }));
    // Somebody who names a folder wants it run.
    return positionals.length > 0 ? 1 : 0;
  }
  const tally = await runVectors({ dir, filters: values.only, progress: () => {} });
  console.log(renderTally(tally));
  if (values.json) console.log(JSON.stringify(tally.total));
  return tally.total.failed > 0 ? 1 : 0;
}
