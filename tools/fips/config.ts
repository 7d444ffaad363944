import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** What the FIPS tools read from the environment, in this file only. */
export interface FipsConfig {
  /** Folder of built providers: `fips` below KEYWARD_CACHE, else below XDG_CACHE_HOME/keyward or ~/.cache/keyward. */
  readonly cacheDir: string;
  /** KEYWARD_OPENSSL_CRATE: the crate as a file, for machines without cargo or network. */
  readonly crateFile: string | undefined;
  /** CARGO_HOME, else ~/.cargo. */
  readonly cargoHome: string;
  /** For the programs that are started. */
  readonly env: NodeJS.ProcessEnv;
}

export function readFipsConfig(env: NodeJS.ProcessEnv = process.env): FipsConfig {
  const cache = env.KEYWARD_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "keyward");
  return Object.freeze({
    cacheDir: join(resolve(cache), "fips"),
    crateFile: env.KEYWARD_OPENSSL_CRATE ? resolve(env.KEYWARD_OPENSSL_CRATE) : undefined,
    cargoHome: resolve(env.CARGO_HOME || join(homedir(), ".cargo")),
    env,
  });
}
