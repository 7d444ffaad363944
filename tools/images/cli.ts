import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeLayer } from "./archive/layer.ts";
import type { Entry } from "./archive/tar.ts";
import { buildImage } from "./build-image.ts";
import { type BuildConfig, readBuildConfig } from "./config.ts";
import { FIPS_LAYER_ENV, fipsEntries } from "./layers/fips-layer.ts";
import { PROGRAMS, type Program, parseProgram } from "./program.ts";
import { writeRootfs } from "./rootfs.ts";

const NAMES = [...PROGRAMS.keys()].join("|");
const USAGE = `usage: npm run images -- build [${NAMES}|all]... [--out DIR] [--fips]
       npm run images -- rootfs ${NAMES} --out DIR [--fips]
  --fips  adds OpenSSL's FIPS provider, which the sidecar needs for profiles of mode FIPS (docs/fips.md)`;

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(`images: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main(argv: string[]): Promise<void> {
  const options = {
    out: { type: "string" },
    fips: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  } as const;
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options });
  const [command = "build", ...names] = positionals;
  if (values.help) return console.log(USAGE);
  const config = readBuildConfig();
  const provider = values.fips ? await fipsEntries((line) => console.error(`fips: ${line}`)) : [];
  if (command === "build")
    await build(names, resolve(values.out ?? join(config.root, "dist/images")), config, provider);
  else if (command === "rootfs") await rootfs(names, values.out, config, provider);
  else throw new Error(`there is no command "${command}"\n${USAGE}`);
}

async function build(names: string[], outDir: string, config: BuildConfig, provider: Entry[]): Promise<void> {
  const all = names.length === 0 || names.includes("all");
  const wanted: Program[] = all ? [...PROGRAMS.values()] : names.map(parseProgram);
  const layer = provider.length > 0 ? await makeLayer(provider, config.cacheDir) : undefined;
  if (layer !== undefined) console.log(`FIPS provider: a layer of ${(layer.bytes.length / 1e6).toFixed(1)} MB`);
  for (const program of wanted) {
    const further =
      layer !== undefined && program.takesFipsProvider ? { layers: [layer], env: FIPS_LAYER_ENV } : undefined;
    const image = await buildImage({ program, outDir, ...further }, config);
    console.log(`${image.name}  ${(image.compressedBytes / 1e6).toFixed(1)} MB  ${image.digest}\n  ${image.path}`);
  }
}

async function rootfs(
  [name, ...others]: string[],
  outDir: string | undefined,
  config: BuildConfig,
  provider: Entry[],
): Promise<void> {
  if (name === undefined || others.length > 0 || outDir === undefined)
    throw new Error(`rootfs wants one program and --out\n${USAGE}`);
  await writeRootfs(parseProgram(name), resolve(outDir), config, provider);
}
