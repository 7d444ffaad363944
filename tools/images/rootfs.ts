import { chmod, mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Entry } from "./archive/tar.ts";
import type { BuildConfig } from "./config.ts";
import { programEntries } from "./layers/program-layer.ts";
import { runtimeEntries } from "./layers/runtime-layer.ts";
import type { Program } from "./program.ts";

/**
 * Writes an image's files as a directory, for a Containerfile to copy; the health probe comes from a stage of its own there.
 * @param outDir missing or empty
 * @param further files beside the runtime and the program
 * @throws Error if the directory holds anything, or as buildImage does
 */
export async function writeRootfs(
  program: Program,
  outDir: string,
  config: BuildConfig,
  further: readonly Entry[] = [],
): Promise<void> {
  await mkdir(outDir, { recursive: true });
  if ((await readdir(outDir)).length > 0) throw new Error(`${outDir} is not empty; give a new directory`);
  const entries = [...(await runtimeEntries(config)), ...further, ...(await programEntries(config.root, program))];
  for (const { path, mode, bytes } of entries) {
    const target = join(outDir, path);
    await mkdir(bytes ? dirname(target) : target, { recursive: true });
    if (bytes) await writeFile(target, bytes);
    await chmod(target, mode); // mode as an option would be cut by the umask
  }
}
