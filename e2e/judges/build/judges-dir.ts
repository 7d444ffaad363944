import { homedir } from "node:os";
import { join } from "node:path";

/** Where compiled and downloaded judges are kept; may be deleted at any time. */
export function judgesDir(env: NodeJS.ProcessEnv): string {
  return join(env.KEYWARD_CACHE || join(homedir(), ".cache", "keyward"), "judges");
}
