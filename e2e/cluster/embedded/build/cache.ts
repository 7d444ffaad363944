import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, utimes } from "node:fs/promises";
import { join } from "node:path";
import type { Part } from "./parts.ts";

const UNFINISHED = ".building-";

/** A folder of built programs, named by everything that went into it. */
export function partFolder(cacheDir: string, name: string, key: string): string {
  return join(cacheDir, "programs", `${name}-${key}`);
}

/** @returns 16 hex digits over the part's recipe, the Go release and, for our own programs, the sources */
export async function partKey(part: Part, goVersion: string, sourceDir: string): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(part)).update(goVersion);
  const folders = part.packages.filter((it) => it.startsWith("./")).map((it) => join(sourceDir, it));
  if (folders.length === 0) return hash.digest("hex").slice(0, 16);
  for (const file of [join(sourceDir, "go.mod"), join(sourceDir, "go.sum"), ...(await goFiles(folders))]) {
    hash.update(file.slice(sourceDir.length)).update(await readFile(file));
  }
  return hash.digest("hex").slice(0, 16);
}

/**
 * Fills `folder` by `build`, which writes into a folder beside it; the rename at the end makes it all or nothing.
 * A folder that is there already is used as it is.
 */
export async function fillOnce(folder: string, build: (temporary: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) {
    // The time of last use lets people see which folders may go.
    const now = new Date();
    await utimes(folder, now, now);
    return;
  }
  const parent = join(folder, "..");
  await mkdir(parent, { recursive: true });
  const temporary = await mkdtemp(join(parent, UNFINISHED));
  try {
    await build(temporary);
    await rename(temporary, folder);
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true });
    throw cause;
  }
}

/** What a killed build left. The caller holds the lock, so nobody builds now. */
export async function removeUnfinished(cacheDir: string): Promise<void> {
  const parent = join(cacheDir, "programs");
  const names = existsSync(parent) ? await readdir(parent) : [];
  for (const name of names.filter((it) => it.startsWith(UNFINISHED))) await rm(join(parent, name), { recursive: true });
}

async function goFiles(folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder)).filter((it) => it.endsWith(".go")).map((it) => join(folder, it)),
    ),
  );
  return found.flat().sort();
}
