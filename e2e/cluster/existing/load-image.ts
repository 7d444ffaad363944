import { ClusterError } from "../cluster-error.ts";
import { mustRun } from "../command.ts";
import type { ClusterConfig } from "../config.ts";

const LOAD_TIMEOUT_MS = 10 * 60_000;

/**
 * Hands the archive to the command of KEYWARD_IMAGE_LOAD, such as "minikube image load" or a script that pushes to a
 * registry. The word "none" says that the images are on the nodes already.
 */
export async function loadImage(config: ClusterConfig, archivePath: string): Promise<void> {
  if (config.imageLoad === "none") return;
  await mustRun(loadCommand(config.imageLoad, archivePath), { env: config.env, timeoutMs: LOAD_TIMEOUT_MS });
}

/** @returns the words of the command, with the archive's path as the last; no shell reads them */
export function loadCommand(imageLoad: string | undefined, archivePath: string): string[] {
  const words = (imageLoad ?? "").split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    throw new ClusterError(
      'set KEYWARD_IMAGE_LOAD to a command that gets an image archive onto the nodes, such as "minikube image load", or to "none" if the images are there',
    );
  }
  return [...words, archivePath];
}
