import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../../tools/images/bundle.ts";
import { MAIN_PATH, parseProgram } from "../../tools/images/program.ts";

const ROOT = join(import.meta.dirname, "../..");

/** The program as it is in the image: from its sources it takes twice the memory, because node has to strip their types. */
export interface Program extends AsyncDisposable {
  readonly path: string;
  readonly nodeFlags: readonly string[];
}

/** @throws Error with the bundler's message */
export async function bundledProgram(): Promise<Program> {
  const { entry, nodeFlags } = parseProgram("sidecar");
  const { code } = await bundle(ROOT, entry);
  const dir = await mkdtemp(join(tmpdir(), "kwb-program-"));
  const path = join(dir, MAIN_PATH.replace("/", "-"));
  await writeFile(path, code);
  return { path, nodeFlags, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) };
}
