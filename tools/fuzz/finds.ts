import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Fault } from "./engine/fault.ts";

export const FINDS_FOLDER = join(tmpdir(), "keyward-fuzz-finds");

/** @returns the path of the file that now holds the input; a find that is made again gets the same name */
export function saveFind(target: string, kind: Fault["kind"], input: Uint8Array, folder = FINDS_FOLDER): string {
  mkdirSync(folder, { recursive: true });
  const digest = createHash("sha256").update(input).digest("hex").slice(0, 12);
  const path = join(folder, `${target}-${kind.replaceAll(" ", "-")}-${digest}.bin`);
  writeFileSync(path, input);
  return path;
}
