import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ClusterError } from "../../cluster-error.ts";
import { identify, isAlive, type ProcessIdentity } from "./process-identity.ts";

/** What a later command needs to know about a cluster; kept as cluster.json in its folder. */
export interface ClusterRecord {
  readonly name: string;
  /** The process that the cluster lives and dies with: the one that starts it, then its supervisor. */
  readonly owner: ProcessIdentity;
  readonly details?: ClusterDetails;
}

export interface ClusterDetails {
  readonly device: string;
  readonly nodeAddress: string;
  readonly programs: Readonly<Record<string, string>>;
  readonly snapshotter: "overlayfs" | "native";
  readonly apiServerFlags: readonly string[];
  readonly audit: boolean;
}

/** In the folder of all clusters: held by who claims the folder of one, or removes dead ones. */
export const LOCK_FILE = ".lock";

export const NAME_PATTERN = /^[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?$/;

/** Linux sun_path is 108 bytes with the final NUL (unix(7)). */
const MAX_SOCKET_PATH_BYTES = 107;

export function stateFolder(stateDir: string, name: string): string {
  if (!NAME_PATTERN.test(name)) {
    throw new ClusterError(`"${name}" cannot name a cluster: use 1 to 30 characters of a-z, 0-9 and, inside, "-"`);
  }
  const folder = join(stateDir, name);
  if (Buffer.byteLength(join(folder, "control.sock")) > MAX_SOCKET_PATH_BYTES) {
    throw new ClusterError(
      `${folder}/control.sock is longer than ${MAX_SOCKET_PATH_BYTES} bytes: set KEYWARD_STATE to a shorter path`,
    );
  }
  return folder;
}

/** Makes the folder, owned by this process; the caller holds the lock and has removed a dead cluster of this name. */
export async function claimState(stateDir: string, name: string): Promise<string> {
  const folder = stateFolder(stateDir, name);
  await mkdir(join(folder, "logs"), { recursive: true, mode: 0o700 });
  const owner = await identify(process.pid);
  if (owner === undefined) throw new ClusterError("/proc is not mounted");
  await writeRecord(folder, { name, owner });
  return folder;
}

export async function writeRecord(folder: string, record: ClusterRecord): Promise<void> {
  const file = join(folder, "cluster.json");
  await writeFile(`${file}.new`, JSON.stringify(record, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** @returns undefined if there is no such cluster, or only a folder that was never finished */
export async function readRecord(folder: string): Promise<ClusterRecord | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, "cluster.json"), "utf8")) as ClusterRecord;
  } catch {
    return undefined;
  }
}

/** The names of all clusters that have a folder here, with whether they live. */
export async function listStates(stateDir: string): Promise<{ name: string; alive: boolean }[]> {
  if (!existsSync(stateDir)) return [];
  const entries = await readdir(stateDir, { withFileTypes: true });
  const names = entries.filter((it) => it.isDirectory() && NAME_PATTERN.test(it.name)).map((it) => it.name);
  return Promise.all(
    names.map(async (name) => {
      const record = await readRecord(join(stateDir, name));
      return { name, alive: record !== undefined && (await isAlive(record.owner)) };
    }),
  );
}

export async function removeState(stateDir: string, name: string): Promise<void> {
  await rm(stateFolder(stateDir, name), { recursive: true, force: true, maxRetries: 5 });
}
