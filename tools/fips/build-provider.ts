import { createHmac } from "node:crypto";
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { assertBuildTools } from "./build-tools.ts";
import { runCommand } from "./command.ts";
import type { FipsConfig } from "./config.ts";
import { fetchCrate } from "./crate.ts";
import { CONFIG_FILES, type Enforcement, renderConfig } from "./provider-config.ts";
import {
  ALGORITHM_TABLE,
  configureArguments,
  configureTarget,
  MAKE_TARGETS,
  MISSING_SOURCES,
  MODULE_MAC_KEY_HEX,
  withQuickCurves,
} from "./release.ts";

export const MODULE_FILE = "fips.so";
export const LICENCE_FILE = "LICENSE.txt";

/** Some 25 s on two cores. */
const STEP_TIMEOUT_MS = 30 * 60_000;

export interface BuildContext {
  readonly config: FipsConfig;
  readonly report: (line: string) => void;
  readonly signal: AbortSignal | undefined;
}

/**
 * Builds the module in a temporary folder and writes the four files of a provider into `into`: module, the two
 * configurations, OpenSSL's licence.
 * @throws Error if a program is missing, the sources are not the pinned ones, or a step fails (with its last lines)
 */
export async function buildProvider(into: string, { config, report, signal }: BuildContext): Promise<void> {
  const target = configureTarget(process.platform, process.arch);
  await assertBuildTools(config.env);
  const scratch = await mkdtemp(join(tmpdir(), "keyward-fips-"));
  try {
    report("fetching OpenSSL's sources");
    const crate = await fetchCrate(config, join(scratch, "fetch"), signal);
    const sources = await unpack(crate, scratch, { config, report, signal });
    await compile(sources, target, { config, report, signal });
    await copyFile(join(sources, "providers", MODULE_FILE), join(into, MODULE_FILE));
    await cp(join(sources, LICENCE_FILE), join(into, LICENCE_FILE));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  await writeConfigs(into);
}

async function unpack(crate: string, scratch: string, { config, signal }: BuildContext): Promise<string> {
  const folder = join(scratch, "sources");
  await mkdir(folder);
  const options = { cwd: folder, env: config.env, signal, timeoutMs: STEP_TIMEOUT_MS };
  await runCommand("tar", ["-xzf", crate, "--strip-components=1"], options);
  const sources = join(folder, "openssl");
  for (const [name, text] of MISSING_SOURCES) await writeFile(join(sources, name), text);
  const table = join(sources, ALGORITHM_TABLE.file);
  await writeFile(table, withQuickCurves(await readFile(table, "utf8")));
  return sources;
}

async function compile(sources: string, target: string, { config, report, signal }: BuildContext): Promise<void> {
  // The time of the build is in the module; a fixed one makes equal sources and compilers give equal bytes.
  const env = { ...config.env, LC_ALL: "C", SOURCE_DATE_EPOCH: "0", CC: "gcc" };
  const options = { cwd: sources, env, signal, timeoutMs: STEP_TIMEOUT_MS };
  report("building the FIPS provider (once, some 30 s; it is kept in the cache)");
  await runCommand("perl", configureArguments(target), options);
  for (const targets of MAKE_TARGETS) {
    await runCommand("make", [`-j${availableParallelism()}`, ...targets], options);
  }
}

async function writeConfigs(folder: string): Promise<void> {
  const mac = moduleMac(await readFile(join(folder, MODULE_FILE)));
  for (const [enforcement, file] of Object.entries(CONFIG_FILES)) {
    await writeFile(join(folder, file), renderConfig(enforcement as Enforcement, mac));
  }
}

/** @returns what `openssl fipsinstall` writes as module-mac, 32 bytes */
export function moduleMac(module: Uint8Array): Buffer {
  return createHmac("sha256", Buffer.from(MODULE_MAC_KEY_HEX, "hex")).update(module).digest();
}
