import { homedir } from "node:os";
import { join } from "node:path";

/** What the bench is told from outside. */
export interface BenchConfig {
  /** Where compiled peers are kept; may be deleted at any time. */
  readonly cacheDir: string;
  /** Of compilers, the load program and peers. */
  readonly env: NodeJS.ProcessEnv;
  /** What relative paths are relative to: npm runs programs in the repository's root, and its caller means where he stands. */
  readonly startDir: string;
}

export function readBenchConfig(): BenchConfig {
  const { env } = process;
  return {
    cacheDir: join(env.KEYWARD_CACHE || join(homedir(), ".cache", "keyward"), "bench"),
    env,
    startDir: env.INIT_CWD ?? process.cwd(),
  };
}
