import type { VectorFile } from "./runner.ts";

/** One object for each line. */
export function jsonLines<T>(file: VectorFile): readonly T[] {
  return file
    .text()
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}
