import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Reached } from "./coverage.ts";

export interface ReachedLines {
  readonly lines: number;
  readonly files: number;
}

/** @returns how many lines with something other than spaces on them were run, at least in part */
export function countLines(reached: Reached): ReachedLines {
  const counts = [...reached].map(([url, characters]) => countIn(readFileSync(fileURLToPath(url), "utf8"), characters));
  return { lines: counts.reduce((sum, count) => sum + count, 0), files: counts.filter((count) => count > 0).length };
}

function countIn(source: string, characters: Uint8Array): number {
  let [lines, isCounted] = [0, false];
  for (let at = 0; at < characters.length; at++) {
    if (source[at] === "\n") isCounted = false;
    else if (!isCounted && characters[at] === 1 && source[at] !== " ") {
      isCounted = true;
      lines++;
    }
  }
  return lines;
}
