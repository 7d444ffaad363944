import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { VectorFile } from "./runners/runner.ts";

/** @returns every file of the folder, in order @throws Error where the folder is none */
export function vectorFiles(dir: string): readonly VectorFile[] {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${dir} is no folder`);
  const paths = globSync("**/*", { cwd: dir, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1));
  return paths.sort().map((path) => vectorFile(dir, path));
}

function vectorFile(dir: string, path: string): VectorFile {
  const text = () => readFileSync(join(dir, path), "utf8");
  return {
    path,
    text,
    bytes: () => readFileSync(join(dir, path)),
    json: <T>() => JSON.parse(text()) as T,
    sibling: (other) => vectorFile(dir, other),
    exists: () => existsSync(join(dir, path)),
  };
}
