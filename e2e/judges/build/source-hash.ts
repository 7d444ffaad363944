import { createHash } from "node:crypto";
import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * @param folders every file below them counts, with its path
 * @param versions of whatever else the result depends on
 * @returns 32 hexadecimal digits, for a name in the cache
 */
export function sourceHash(folders: readonly string[], ...versions: readonly string[]): string {
  const hash = createHash("sha256").update(versions.join("\0"));
  for (const folder of folders) {
    for (const path of globSync("**/*", { cwd: folder }).sort()) {
      const file = join(folder, path);
      if (statSync(file).isFile()) hash.update(`\0${path}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex").slice(0, 32);
}
