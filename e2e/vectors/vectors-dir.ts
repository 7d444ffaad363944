import { existsSync } from "node:fs";
import { join } from "node:path";

const BESIDE_THE_CHECKOUT = join(import.meta.dirname, "../../../shared/vectors");

/** Where test vectors are looked for where nobody names a folder. */
export function vectorsDir(env: NodeJS.ProcessEnv): string {
  return env.KEYWARD_VECTORS ?? BESIDE_THE_CHECKOUT;
}

/** @returns one line that says how to get them; undefined where they are there */
export function missingVectors(dir: string): string | undefined {
  if (existsSync(dir)) return undefined;
  return `no test vectors at ${dir}: docs/vectors.md tells where they come from; name their folder, or set KEYWARD_VECTORS to it`;
}
