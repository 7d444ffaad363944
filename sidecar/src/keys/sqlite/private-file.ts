import { closeSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Secret } from "@keyward/core/secret/secret";
import { storeFault } from "./store-fault.ts";

/** Bits for group and others. */
const NOT_OWNER = 0o077;
/** What systemd gives a service as a credential: root's, with an ACL entry for the service's user, which shows as the group's bit. */
const CREDENTIAL = { ownerUid: 0, groupGid: 0, mode: 0o440 } as const;
/** Far above any key or passphrase. */
const MAX_SECRET_FILE_BYTES = 4096;

/**
 * Makes the file and its directory where they are not there yet, open to this user alone.
 * @throws FAILED_PRECONDITION where others may enter the directory or read the file
 */
export function ensurePrivateFile(file: string): void {
  const dir = dirname(file);
  attempt(file, () => mkdirSync(dir, { recursive: true, mode: 0o700 }));
  assertPrivate(file, dir, "chmod 700");
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw storeFault(file, "it cannot be made", error);
  }
  assertPrivate(file, file, "chmod 600");
}

/**
 * @param store for messages
 * @throws FAILED_PRECONDITION where others may read the file, or it is too long
 */
export function readPrivateFile(store: string, file: string): Secret {
  assertPrivate(store, file, "chmod 600");
  if (statSync(file).size > MAX_SECRET_FILE_BYTES) throw storeFault(store, `${file} is no key and no passphrase`);
  return new Secret(attempt(store, () => readFileSync(file)));
}

function assertPrivate(store: string, path: string, remedy: string): void {
  const { mode, uid, gid } = attempt(store, () => statSync(path));
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
