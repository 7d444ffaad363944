import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Enforcement, renderConfig } from "./provider-config.ts";
import {
  ALGORITHM_TABLE,
  configureArguments,
  configureTarget,
  MAKE_TARGETS,
  MISSING_SOURCES,
  OPENSSL,
  QUICK_CURVES,
} from "./release.ts";

const KINDS: readonly Enforcement[] = ["always", "switchable", "preferred"];

/** @returns the folder's name: the release, and 16 hex digits over everything that decides what is in it */
export function providerFolderName(platform: string, arch: string): string {
  const recipe = {
    OPENSSL,
    configure: configureArguments(configureTarget(platform, arch)),
    MAKE_TARGETS,
    missing: [...MISSING_SOURCES],
    table: [ALGORITHM_TABLE.row.source, QUICK_CURVES],
    configs: KINDS.map((kind) => renderConfig(kind, new Uint8Array(32))),
  };
  return `openssl-${OPENSSL.version}-${createHash("sha256").update(JSON.stringify(recipe)).digest("hex").slice(0, 16)}`;
}

/**
 * Fills `folder` by `build`, which writes into a folder beside it; the rename at the end makes it all or nothing. Of two
 * runs at once both build, the first to end gives the folder, and the second uses that one.
 */
export async function fillFolder(folder: string, build: (temporary: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) {
    // The time of last use lets people see which folders may go.
    const now = new Date();
    return utimes(folder, now, now);
  }
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(join(dirname(folder), ".building-"));
  try {
    await build(temporary);
    await renameUnlessThere(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function renameUnlessThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
  }
}
