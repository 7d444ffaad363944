import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "@keyward/tools/images/bundle/bundle";
import { envOf, parseProgram } from "@keyward/tools/images/program";

const ROOT = join(import.meta.dirname, "../..");

export interface KeywardProgram {
  readonly path: string;
  readonly nodeFlags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const SIDECAR = parseProgram("sidecar");
const ENV = Object.fromEntries(envOf(SIDECAR).map((setting) => setting.split("=") as [string, string]));

/** As the image has it: from its sources it takes twice the memory, because node has to strip their types. */
export async function bundledKeyward(): Promise<KeywardProgram & AsyncDisposable> {
  const { code } = await bundle(ROOT, SIDECAR.entry);
  const dir = await mkdtemp(join(tmpdir(), "kwb-program-"));
  const path = join(dir, "main.mjs");
  await writeFile(path, code);
  return {
    path,
    nodeFlags: SIDECAR.nodeFlags,
    env: ENV,
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
}

/** For what no image has. Its memory is not comparable. */
export function keywardFromSources(): KeywardProgram {
  return { path: join(ROOT, SIDECAR.entry), nodeFlags: SIDECAR.nodeFlags, env: ENV };
}
