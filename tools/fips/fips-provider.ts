import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { type BuildContext, buildProvider, MODULE_FILE } from "./build-provider.ts";
import { runCommand } from "./command.ts";
import { type FipsConfig, readFipsConfig } from "./config.ts";
import { CONFIG_FILES, type Enforcement } from "./provider-config.ts";
import { fillFolder, providerFolderName } from "./provider-folder.ts";

export interface FipsProvider {
  /** Folder that has everything: module, both configurations, OpenSSL's licence. It can be copied elsewhere as it is. */
  readonly directory: string;
  readonly modulePath: string;
  /** The configuration for the wanted enforcement. */
  readonly opensslConf: string;
  /** To be added to the environment of a node that is to start with the module. */
  readonly environment: { readonly OPENSSL_CONF: string; readonly OPENSSL_MODULES: string };
  /** Options for node, before the program. */
  readonly nodeArguments: readonly string[];
}

export interface FipsOptions {
  /** Default "always". */
  readonly enforcement?: Enforcement;
  /** Default: read from the environment. */
  readonly config?: FipsConfig;
  /** Called with a line for each step of a build; silent by default. */
  readonly report?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * OpenSSL's FIPS provider for this machine's node, from the cache, or built (some 30 s) when that lacks it. A module enters
 * the cache only after a node has started with it, which runs its integrity check and known-answer tests.
 * @throws Error that says which program is missing and how to get it, or which step of the build failed
 */
export async function ensureFipsProvider(options: FipsOptions = {}): Promise<FipsProvider> {
  const config = options.config ?? readFipsConfig();
  const directory = join(config.cacheDir, providerFolderName(process.platform, process.arch));
  const context: BuildContext = { config, report: options.report ?? (() => {}), signal: options.signal };
  await fillFolder(directory, async (temporary) => {
    await buildProvider(temporary, context);
    await assertLoads(temporary, context);
    // mkdtemp makes a folder for its owner only; the finished one is for everybody, as in an image.
    await chmod(temporary, 0o755);
  });
  return describeProvider(directory, options.enforcement);
}

/** How to start node with the provider that is in `directory`. */
export function describeProvider(directory: string, enforcement: Enforcement = "always"): FipsProvider {
  const opensslConf = join(directory, CONFIG_FILES[enforcement]);
  return {
    directory,
    modulePath: join(directory, MODULE_FILE),
    opensslConf,
    environment: { OPENSSL_CONF: opensslConf, OPENSSL_MODULES: directory },
    // With --enable-fips the program itself could end the enforcement by setFips(false).
    nodeArguments: enforcement === "always" ? ["--force-fips"] : [],
  };
}

const LOAD_TIMEOUT_MS = 60_000;
const PRINT_STATE = 'crypto.getFips() + " " + crypto.createHash("sha256").update("abc").digest("hex")';
/** FIPS 180-4, example "abc". */
const WORKING = "1 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

async function assertLoads(directory: string, { config, signal }: BuildContext): Promise<void> {
  const { environment, nodeArguments } = describeProvider(directory);
  const env = { ...config.env, ...environment };
  const args = [...nodeArguments, "--print", PRINT_STATE];
  const printed = (await runCommand(process.execPath, args, { env, signal, timeoutMs: LOAD_TIMEOUT_MS })).trim();
  if (printed !== WORKING) throw new Error(`node ${process.version} with the new FIPS provider printed: ${printed}`);
}
