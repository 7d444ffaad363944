import { closeSync, constants, fstatSync, openSync, type Stats, statfsSync } from "node:fs";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { quote } from "@keyward/core/text/quote";
import { type Caller, LOCAL_CALLER } from "../../identity/caller.ts";
import { BulkFile } from "./bulk-file.ts";
import { fileFault } from "./file-fault.ts";
import { DEVICE_IO, type FileIo, MEMORY_IO } from "./file-io.ts";
import { assertFileName } from "./file-name.ts";
import type { FileRange } from "./file-range.ts";
import { assertSolid } from "./holes.ts";

/** The folder of a caller; undefined: it has none. */
export type BulkFolders = (caller: Caller) => BulkFolder | undefined;

/**
 * Whose files are taken. `own`: the server's own user's and the folder's owner's, for a folder that people share by its mode. `any`:
 * everybody's, for a folder that but one container has mounted, under whatever user ids: there the mount is what tells callers apart.
 */
export type Owners = "own" | "any";

type Access = "read" | "write";

const FLAGS = { read: constants.O_RDONLY, write: constants.O_WRONLY } as const;

/** open(2); node:fs has no name for it. The same on all processors that Node runs on. */
const O_PATH = 0x200000;

/** statfs(2): what lies in memory and never waits for a device. */
const MEMORY_FILE_SYSTEMS: ReadonlySet<number> = new Set([0x01021994, 0x858458f6]);

const WRITABLE_BY_OTHERS = 0o002;

/**
 * Where a caller's files lie. It is held open, and files are looked up in what is held: whoever moves or replaces the folder itself
 * changes nothing. Page: docs/operations/bulk.md
 */
export class BulkFolder implements Disposable {
  readonly #owners: Owners;
  readonly #descriptor: number;
  readonly #stats: Stats;
  readonly #caller: Caller;
  readonly #io: FileIo;

  /** @throws FAILED_PRECONDITION for what is no folder, or, with `own`, one that every user of the machine may write to */
  constructor(path: string, owners: Owners, caller: Caller = LOCAL_CALLER) {
    this.#owners = owners;
    this.#caller = caller;
    this.#descriptor = openFolder(path);
    this.#stats = fstatSync(this.#descriptor);
    this.#io = MEMORY_FILE_SYSTEMS.has(statfsSync(inside(this.#descriptor, ".")).type) ? MEMORY_IO : DEVICE_IO;
    if (owners === "any" || (this.#stats.mode & WRITABLE_BY_OTHERS) === 0) return;
    this[Symbol.dispose]();
    throw new KeywardError(
      "FAILED_PRECONDITION",
      `every user may write to bulk folder ${quote(path)}; take that right from others (chmod o-w)`,
    );
  }

  /** Whether files are opened and read at once: they lie in memory. */
  get isMemory(): boolean {
    return this.#io === MEMORY_IO;
  }

  /**
   * Opens a file that is there, under a name in the folder.
   * @param field of the request, for messages
   * @throws INVALID_ARGUMENT for the name and the range; NOT_FOUND; FAILED_PRECONDITION for what is no plain file of the caller's
   */
  async open(range: FileRange, field: string, access: Access): Promise<BulkFile> {
    assertFileName(range.name, field);
    try {
      return await this.#open(range, field, access);
    } catch (error) {
      throw fileFault(error, range.name);
    }
  }

  /**
   * Looked at before it is opened: what is found is held by a descriptor that only names it, so nothing can come in its place, and a
   * device, a FIFO or a link is never opened at all.
   */
  async #open(range: FileRange, field: string, access: Access): Promise<BulkFile> {
    const found = await this.#io.open(inside(this.#descriptor, range.name), O_PATH | constants.O_NOFOLLOW);
    try {
      const stats = await this.#io.stat(found);
      this.#judge(range.name, stats, access);
      const io = stats.dev === this.#stats.dev ? this.#io : DEVICE_IO;
      const descriptor = await io.open(`/proc/self/fd/${found}`, FLAGS[access] | constants.O_NONBLOCK);
      try {
        return new BulkFile(range, field, stats, io, descriptor, this.#caller);
      } catch (error) {
        await io.close(descriptor);
        throw error;
      }
    } finally {
      await this.#io.close(found);
    }
  }

  #judge(name: string, stats: Stats, access: Access): void {
    if (!stats.isFile()) throw refused(`${name} is ${kindOf(stats)}; only plain files are read and written`);
    if (stats.nlink > 1) throw refused(`${name} has ${stats.nlink} names (hard links); a copy of it has one`);
    if (stats.nlink === 0) throw refused(`${name} was deleted meanwhile`);
    if (this.#owners === "own" && stats.uid !== process.geteuid!() && stats.uid !== this.#stats.uid) {
      throw refused(`${name} belongs to user ${stats.uid}, who is neither the server's nor the folder's owner`);
    }
    if (access === "write" && this.isMemory) assertSolid(name, stats);
  }

  [Symbol.dispose](): void {
    closeSync(this.#descriptor);
  }
}

/** Looks up in a folder that is open; Node has no openat(2). */
function inside(folder: number, name: string): string {
  return `/proc/self/fd/${folder}/${name}`;
}

function openFolder(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new KeywardError("FAILED_PRECONDITION", `bulk folder ${quote(path)} cannot be opened: ${code}`);
  }
}

function kindOf(stats: Stats): string {
  if (stats.isSymbolicLink()) return "a symbolic link";
  if (stats.isDirectory()) return "a directory";
  if (stats.isFIFO()) return "a FIFO";
  return stats.isSocket() ? "a socket" : "a device";
}

function refused(text: string): KeywardError {
  return new KeywardError("FAILED_PRECONDITION", text);
}
