import { globSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where cargo has unpacked a crate, as it was published: cargo has compared its checksum.
 * @param crate with its version, for example "parsec-tool-0.7.0"
 * @throws Error where it has not
 */
export function crateFolder(crate: string, env: NodeJS.ProcessEnv): string {
  const home = env.CARGO_HOME || join(homedir(), ".cargo");
  const [folder] = globSync(join(home, "registry", "src", "*", crate));
  if (folder === undefined) throw new Error(`cargo has not unpacked ${crate} below ${home}: cargo fetch`);
  return folder;
}
