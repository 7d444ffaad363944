import { access, constants } from "node:fs/promises";
import { ClusterError } from "../cluster-error.ts";
import { lastLines, run } from "../command.ts";
import { inside } from "./host/network.ts";
import { CONTAINERD_SOCKET, insideFolder } from "./node/layout.ts";

const IMPORT_TIMEOUT_MS = 300_000;

/** Imports an OCI or docker archive. The archive goes in as standard input: not every path is the same inside. */
export async function loadImage(
  pid: number,
  programs: Readonly<Record<string, string>>,
  archivePath: string,
): Promise<void> {
  await access(archivePath, constants.R_OK).catch((cause) => {
    throw new ClusterError(`the image archive ${archivePath} cannot be read`, { cause });
  });
  const result = await run(importCommand(pid, programs), { stdinPath: archivePath, timeoutMs: IMPORT_TIMEOUT_MS });
  if (result.code === 0) return;
  throw new ClusterError(`containerd refused ${archivePath} as an image archive: ${lastLines(result.stderr, 1)}`);
}

export function importCommand(pid: number, programs: Readonly<Record<string, string>>): string[] {
  const ctr = `${insideFolder(programs.containerd ?? "")}/ctr`;
  return inside(pid, [ctr, "--address", CONTAINERD_SOCKET, "--namespace", "k8s.io", "images", "import", "-"]);
}
