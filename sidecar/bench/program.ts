import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../../tools/images/bundle/bundle.ts";
import { envOf, MAIN_PATH, parseProgram } from "../../tools/images/program.ts";

const ROOT = join(import.meta.dirname, "../..");

/** The program as it is in the image: from its sources it takes twice the memory, because node has to strip their types. */
export interface Program extends AsyncDisposable {
  readonly path: string;
  readonly nodeFlags: readonly string[];
  /** Of the image: how its malloc gives memory back. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * @param entry another program than the sidecar itself, which is then made in the same way
 * @throws Error with the bundler's message
 */
export async function bundledProgram(entry: string = parseProgram("sidecar").entry): Promise<Program> {
  const program = parseProgram("sidecar");
  const { nodeFlags } = program;
  const env = Object.fromEntries(envOf(program).map((setting) => setting.split("=") as [string, string]));
  const { code } = await bundle(ROOT, entry);
  const dir = await mkdtemp(join(tmpdir(), "kwb-program-"));
  const path = join(dir, MAIN_PATH.replace("/", "-"));
  await writeFile(path, code);
  return { path, nodeFlags, env, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) };
}
