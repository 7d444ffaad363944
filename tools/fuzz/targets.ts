import { globSync } from "node:fs";
import { join } from "node:path";
import type { Target } from "./target.ts";

const FOLDER = join(import.meta.dirname, "targets");

/** @returns the names of the files in targets/, without their ending: each is one target */
export function targetNames(): string[] {
  return globSync("*.ts", { cwd: FOLDER })
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

/** Not before the coverage has started: what is imported earlier is not seen in blocks. */
export async function loadTarget(name: string): Promise<Target> {
  const { target } = (await import(`./targets/${name}.ts`)) as { readonly target: Target };
  return target;
}
