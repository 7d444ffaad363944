import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Line {
  /** Folder and file that the seed comes from. */
  readonly n: string;
  readonly b64: string;
}

/**
 * @param vectors folder of the test vectors
 * @param folders first parts of the names that are wanted
 * @returns the inputs; none where the vectors are not there
 */
export function readVectorSeeds(vectors: string, folders: readonly string[]): Uint8Array[] {
  const seeds = join(vectors, "fuzz-seeds");
  if (folders.length === 0 || !existsSync(seeds)) return [];
  const files = globSync("*.jsonl", { cwd: seeds }).sort();
  const lines = files.flatMap((file) => readFileSync(join(seeds, file), "utf8").split("\n"));
  const parsed = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Line);
  const wanted = parsed.filter(({ n }) => folders.includes(n.slice(0, n.indexOf("/"))));
  return wanted.map(({ b64 }) => Buffer.from(b64, "base64"));
}
