import { chmod, lstat, mkdir, readlink, rename, rm, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { MAX_SOCKET_PATH_BYTES } from "@keyward/core/contract/paths";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { assertFree } from "./take-over.ts";

export interface SocketPlace {
  /** Where the socket is bound until it has its mode; nobody else can reach into it. On the same file system as `path`. */
  readonly stagingDir: string;
  readonly path: string;
  /** Permissions of the socket file: connecting takes write permission. */
  readonly mode: number;
  /** Further names in the same directory under which clients look for it. */
  readonly aliases: readonly string[];
}

/** A socket that clients can reach, until `remove`. */
export interface PlacedSocket {
  readonly path: string;
  /** Removes the file and its aliases, unless a successor has replaced them. */
  remove(): Promise<void>;
}

/**
 * Makes a socket appear under its name in one step, with its final permissions: bound aside, then renamed. A dead socket
 * that a killed process left is replaced; a live one never.
 * @param listen binds and listens on the path it is given
 * @throws INVALID_ARGUMENT for a path that is too long; FAILED_PRECONDITION for a live socket or a file of another kind
 */
export async function placeSocket(place: SocketPlace, listen: (path: string) => Promise<void>): Promise<PlacedSocket> {
  const { path, stagingDir, mode } = place;
  const aliases = place.aliases.map((alias) => join(path, "..", alias));
  const stagingPath = join(stagingDir, `${process.pid}.sock`);
  for (const each of [stagingPath, path]) assertShort(each);
  for (const each of [path, ...aliases]) await assertFree(each);
  await rm(stagingPath, { force: true });
  await listen(stagingPath);
  await chmod(stagingPath, mode);
  const identity = await identityOf(stagingPath);
  await rename(stagingPath, path);
  for (const alias of aliases) await linkTo(path, alias);
  return { path, remove: () => removeOwn(path, identity, aliases) };
}

/** Makes a directory that only this user can enter, whatever the umask, also where it was there before. */
export async function makePrivateDir(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
}

function assertShort(path: string): void {
  const lengthBytes = Buffer.byteLength(path);
  if (lengthBytes <= MAX_SOCKET_PATH_BYTES) return;
  const text = `socket path ${path} has ${lengthBytes} bytes, the most is ${MAX_SOCKET_PATH_BYTES}; choose a shorter directory`;
  throw new KeywardError("INVALID_ARGUMENT", text);
}

/** The link is relative: the directory has another path where an application sees it. */
async function linkTo(path: string, alias: string): Promise<void> {
  const staging = `${alias}.${process.pid}`;
  await rm(staging, { force: true });
  await symlink(basename(path), staging);
  await rename(staging, alias);
}

/** An inode's number alone is no identity: it is given away again as soon as the file is gone. */
async function identityOf(path: string): Promise<string> {
  const { ino, birthtimeNs } = await lstat(path, { bigint: true });
  return `${ino}/${birthtimeNs}`;
}

async function removeOwn(path: string, identity: string, aliases: readonly string[]): Promise<void> {
  if ((await identityOf(path).catch(() => undefined)) !== identity) return;
  for (const alias of aliases) {
    const target = await readlink(alias).catch(() => undefined);
    if (target === basename(path)) await rm(alias, { force: true });
  }
  await rm(path, { force: true });
}
