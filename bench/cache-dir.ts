import { homedir } from "node:os";
import { join } from "node:path";

/** Where compiled peers are kept; may be deleted at any time. */
export function cacheDir(env: NodeJS.ProcessEnv): string {
  return join(env.KEYWARD_CACHE || join(homedir(), ".cache", "keyward"), "bench");
}
