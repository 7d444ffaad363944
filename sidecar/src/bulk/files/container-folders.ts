import { chmod, mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { containerDir } from "@keyward/core/contract/paths";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { quote } from "@keyward/core/text/quote";
import type { Caller } from "../../identity/caller.ts";
import { BulkFolder, type BulkFolders } from "./bulk-folder.ts";

/** For whatever user ids the container has, without the bit that would keep one from another's files: the mount keeps strangers out. */
const DIRECTORY_MODE = 0o777;
/** The kubelet sets it on volumes of pods with an fsGroup: then files are the group's, to which the sidecar belongs, too. */
const SET_GROUP_ID = 0o2000;

/**
 * Makes each container of a pod a folder on the volume that they share with the engine. To be called before the containers start:
 * the kubelet mounts what it finds, and makes what it does not find. They stay open until the program ends.
 * @param volumeDir the volume, seen whole
 * @throws FAILED_PRECONDITION where the volume is not there, or cannot be written to
 */
export async function openContainerFolders(
  volumeDir: string,
  callers: ReadonlyMap<string, Caller>,
): Promise<BulkFolders> {
  const opened = new Map<Caller, BulkFolder>();
  for (const [container, caller] of callers) {
    const path = join(volumeDir, containerDir(container));
    await makeFolder(volumeDir, path);
    opened.set(caller, new BulkFolder(path, "any", caller));
  }
  return (caller) => opened.get(caller);
}

async function makeFolder(volumeDir: string, path: string): Promise<void> {
  try {
    // Never the volume itself: where it is not mounted, the folder would lie somewhere else.
    const { mode } = await stat(volumeDir);
    await mkdir(path, { recursive: true });
    await chmod(path, DIRECTORY_MODE | (mode & SET_GROUP_ID));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // The kubelet made it before us, open to all.
    if (code === "EPERM") return;
    throw new KeywardError(
      "FAILED_PRECONDITION",
      `cannot make bulk folder ${quote(path)}: ${code}; is a volume mounted at ${volumeDir}, writable?`,
      { cause: error },
    );
  }
}
