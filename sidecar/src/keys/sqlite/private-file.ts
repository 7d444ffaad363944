import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from "node:fs";
import { dirname } from "node:path";
import { Secret } from "@keyward/core/secret/secret";
import { storeFault } from "./store-fault.ts";

/** Bits for group and others. */
const NOT_OWNER = 0o077;
/** What systemd gives a service as a credential: root's, with an ACL entry for the service's user, which shows as the group's bit. */
const CREDENTIAL = { ownerUid: 0, groupGid: 0, mode: 0o440 } as const;
const ROOT = 0;
/** Far above any key or passphrase. */
const MAX_SECRET_FILE_BYTES = 4096;

/**
 * Makes the file and its directory where they are not there yet, open to this user alone.
 * @throws FAILED_PRECONDITION where others may enter the directory or read the file, and for a link: where that leads was not looked at
 */
export function ensurePrivateFile(file: string): void {
  const dir = dirname(file);
  attempt(file, () => mkdirSync(dir, { recursive: true, mode: 0o700 }));
  const directory = attempt(file, () => statSync(dir));
  assertPrivate(file, dir, directory, "chmod 700");
  assertOwn(file, dir, directory);
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw storeFault(file, "it cannot be made", error);
  }
  const own = attempt(file, () => lstatSync(file));
  if (!own.isFile()) throw storeFault(file, "it is a link, or no file; name the file itself");
  assertPrivate(file, file, own, "chmod 600");
  assertOwn(file, file, own);
}

/**
 * @param store for messages
 * @throws FAILED_PRECONDITION where others may read the file, or it is too long
 */
export function readPrivateFile(store: string, file: string): Secret {
  // What is read is what was looked at; and a pipe does not keep us waiting.
  const descriptor = attempt(store, () => openSync(file, constants.O_RDONLY | constants.O_NONBLOCK));
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.size > MAX_SECRET_FILE_BYTES) {
      throw storeFault(store, `${file} is no key and no passphrase`);
    }
    assertPrivate(store, file, stats, "chmod 600");
    if (stats.uid !== ROOT) assertOwn(store, file, stats);
    const bytes = Buffer.alloc(stats.size);
    return new Secret(
      bytes.subarray(
        0,
        attempt(store, () => readSync(descriptor, bytes)),
      ),
    );
  } finally {
    closeSync(descriptor);
  }
}

/** Whoever owns a file can open it to others, and read it before. */
function assertOwn(store: string, path: string, { uid }: Stats): void {
  const own = process.geteuid?.() ?? uid;
  if (uid === own) return;
  throw storeFault(store, `${path} belongs to user ${uid}, this server is user ${own}; run chown ${own} ${path}`);
}

function assertPrivate(store: string, path: string, { mode, uid, gid }: Stats, remedy: string): void {
  if ((mode & NOT_OWNER) === 0) return;
  const { ownerUid, groupGid } = CREDENTIAL;
  const isForeign = process.geteuid?.() !== ownerUid;
  if (isForeign && uid === ownerUid && gid === groupGid && (mode & 0o777) === CREDENTIAL.mode) return;
  const octal = (mode & 0o777).toString(8).padStart(4, "0");
  throw storeFault(store, `${path} is open to other users (mode ${octal}); run ${remedy} ${path}`);
}

function attempt<T>(store: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeFault(store, (error as Error).message, error);
  }
}
