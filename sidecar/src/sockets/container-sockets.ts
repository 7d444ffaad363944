import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { containerDir, PARSEC_SOCKET_FILE } from "@keyward/core/contract/paths";
import type { Front } from "../front/front.ts";
import type { ServiceGround } from "../front/services/row.ts";
import type { Caller } from "../identity/caller.ts";
import type { Log } from "../log/log.ts";

/** Open to whoever sees the directory, which is the one container that has the mount, under whatever user id. */
const SOCKET_MODE = 0o666;
const DIRECTORY_MODE = 0o755;
/** In a pod nobody administers the applications of a container: each sees its own keys alone. */
const NO_ADMINS: ReadonlySet<string> = new Set();

export interface ContainerSocketsOptions {
  /** Opens and closes the sockets for gRPC. */
  readonly front: Front;
  /** What calls by the Parsec wire are answered from. */
  readonly ground: ServiceGround;
  readonly log: Log;
  readonly callers: ReadonlyMap<string, Caller>;
  /** The volume of sockets, seen whole. */
  readonly volumeDir: string;
  readonly stagingDir: string;
}

/**
 * Gives each container of a pod its sockets, one for gRPC and one for the Parsec wire, in a directory of its own.
 * @returns what closes the Parsec sockets; the front closes its own
 * @throws as placeSocket does
 */
export async function openContainerSockets(options: ContainerSocketsOptions): Promise<() => Promise<void>> {
  const { front, ground, log, callers, volumeDir, stagingDir } = options;
  const { openParsecSocket } = await import("../front/parsec/open-parsec-socket.ts");
  const closers: (() => Promise<void>)[] = [];
  for (const [container, caller] of callers) {
    const dir = join(volumeDir, containerDir(container));
    await openDirectory(dir);
    const place = { caller, stagingDir, mode: SOCKET_MODE };
    await front.openSocket({ ...place, dir });
    const path = join(dir, PARSEC_SOCKET_FILE);
    closers.push(
      await openParsecSocket({ ...place, ground, log, path, directoryMode: DIRECTORY_MODE, admins: NO_ADMINS }),
    );
  }
  return async () => {
    await Promise.all(closers.map((close) => close()));
  };
}

async function openDirectory(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  await chmod(dir, DIRECTORY_MODE).catch(ignoreForeign);
}

/** The kubelet made the directory before us, open enough for its own purposes. */
function ignoreForeign(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPERM") throw error;
}
