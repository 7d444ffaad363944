import { randomUUID } from "node:crypto";
import { access, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { judgesDir } from "./judges-dir.ts";

/**
 * A folder that is slow to make and depends on nothing but its name.
 * @param name with a hash of every input
 * @param make fills an empty folder; a failure leaves no trace
 */
export async function keptFolder(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(judgesDir(process.env), name);
  if (await exists(folder)) return folder;
  const unfinished = `${folder}.${randomUUID()}.tmp`;
  try {
    await mkdir(unfinished, { recursive: true });
    await make(unfinished);
    await rename(unfinished, folder).catch(async (error) => {
      // Somebody else was faster, with the same inputs.
      if (!(await exists(folder))) throw error;
    });
    return folder;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
