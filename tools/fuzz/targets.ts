import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Target } from "./target.ts";

export const TARGETS_FOLDER = join(import.meta.dirname, "targets");

/** @returns the names of the files in the folder, without their ending: each is one target */
export function targetNames(folder = TARGETS_FOLDER): string[] {
  return globSync("*.ts", { cwd: folder })
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

/** Not before the coverage has started: what is imported earlier is not seen in blocks. */
export async function loadTarget(folder: string, name: string): Promise<Target> {
  const { target } = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as { readonly target: Target };
  return target;
}
