import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { GeneratedFile } from "./crds/generated-file.ts";

/** Makes the owned folders hold exactly the given files; a file that is right already is not touched. */
export function writeFiles(root: string, files: readonly GeneratedFile[], ownedFolders: readonly string[]): void {
  for (const path of staleFiles(root, files, ownedFolders)) rmSync(join(root, path));
  for (const file of files) {
    const path = join(root, file.path);
    if (textOf(path) === file.content) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.content);
  }
}

/** @returns paths in the owned folders that no generator makes any more */
export function staleFiles(root: string, files: readonly GeneratedFile[], ownedFolders: readonly string[]): string[] {
  const wanted = new Set(files.map((file) => file.path));
  return ownedFolders.flatMap((folder) => filesIn(root, folder)).filter((path) => !wanted.has(path));
}

function filesIn(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
