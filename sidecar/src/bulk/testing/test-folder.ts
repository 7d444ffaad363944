import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SHARED_MEMORY = "/dev/shm";

/** Where folders can lie: on a device, which is read beside the event loop, and in memory, where a machine has a place for that. */
export const PLACES: readonly string[] = [tmpdir(), ...(existsSync(SHARED_MEMORY) ? [SHARED_MEMORY] : [])];

/** The place in memory, or the one that there is. */
export const MEMORY_PLACE = PLACES.at(-1)!;

/** A folder for a test. */
export interface TestFolder extends AsyncDisposable {
  readonly path: string;
}

export async function makeTestFolder(place: string = MEMORY_PLACE): Promise<TestFolder> {
  const path = await mkdtemp(join(place, "kwb-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
