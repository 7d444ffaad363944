import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildImage } from "./build-image.ts";
import { readBuildConfig } from "./config.ts";
import { PROGRAMS, parseProgram } from "./program.ts";

const USAGE = `usage: npm run images -- build [${[...PROGRAMS.keys()].join("|")}|all]... [--out DIR]`;

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(`images: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { out: { type: "string" } },
  });
  const [command = "build", ...names] = positionals;
  if (command !== "build") throw new Error(`there is no command "${command}"; ${USAGE}`);
  const config = readBuildConfig();
  const outDir = resolve(values.out ?? join(config.root, "dist/images"));
  const wanted = names.length === 0 || names.includes("all") ? [...PROGRAMS.values()] : names.map(parseProgram);
  for (const program of wanted) {
    const image = await buildImage({ program, outDir }, config);
    console.log(`${image.name}  ${(image.compressedBytes / 1e6).toFixed(1)} MB  ${image.digest}\n  ${image.path}`);
  }
}
