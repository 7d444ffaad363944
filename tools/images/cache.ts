import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Content that is slow to make and depends on nothing but its key.
 * @param name file name with a hash of every input
 * @param make called when the cache has no such file; a failure leaves no trace
 */
export async function cached(dir: string, name: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const path = join(dir, name);
  const hit = await readFile(path).catch(() => undefined);
  if (hit) return hit;
  const bytes = await make();
  await writeAtomically(path, [bytes]);
  return bytes;
}

/** Whoever reads `path` sees the old content or all of the new, also after a crash and beside a second writer. */
export async function writeAtomically(path: string, chunks: readonly Uint8Array[]): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  try {
    const file = await open(temporary, "w", 0o644);
    try {
      for (const chunk of chunks) await file.writeFile(chunk);
      await file.sync(); // else a power cut after the rename can leave an empty file under the final name
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
