import { type FileHandle, open } from "node:fs/promises";
import { MAX_KEY_BYTES } from "@keyward/core/crypto/key/key-format";
import { Secret } from "@keyward/core/secret/secret";
import { CliError } from "../cli-error.ts";

/** Others than the owner. */
const OTHERS = 0o077;

/** What is said of a file that is more open than it should be. */
export type Note = (text: string) => void;

/**
 * Reads a file or pipe of at most 128 KiB that holds a key.
 * @param note told where others can read the file
 * @returns whoever gets it disposes of it
 * @throws CliError for what is no file, empty, or longer
 */
export async function readSecretFile(path: string, note: Note): Promise<Secret> {
  await using file = await openFile(path);
  const { mode } = await file.stat();
  const bits = (mode & 0o777).toString(8).padStart(4, "0");
  if ((mode & OTHERS) !== 0) note(`others can read ${path} (mode ${bits}). Next: chmod 600 ${path}`);
  return new Secret(await readBounded(file, path));
}

/** As readSecretFile, for what everyone may know. */
export async function readPublicFile(path: string): Promise<Uint8Array> {
  await using file = await openFile(path);
  return await readBounded(file, path);
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, "r");
    const found = await file.stat();
    if (found.isFile() || found.isFIFO()) return file;
    await file.close();
  } catch (error) {
    throw new CliError(`cannot read ${path}: ${reasonOf(error)}`);
  }
  throw new CliError(`${path} is no file`);
}

async function readBounded(file: FileHandle, path: string): Promise<Uint8Array> {
  const room = Buffer.alloc(MAX_KEY_BYTES + 1);
  let length = 0;
  while (length < room.length) {
    const { bytesRead } = await file.read(room, length, room.length - length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  const bytes = Uint8Array.from(room.subarray(0, length));
  room.fill(0);
  if (length > 0 && length <= MAX_KEY_BYTES) return bytes;
  bytes.fill(0);
  throw new CliError(length === 0 ? `${path} is empty` : `${path} has more than ${MAX_KEY_BYTES} bytes: it is no key`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "you may not",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is no folder",
  EEXIST: "it is there already; a key is never written over anything",
};

/** An errno in words. */
export function reasonOf(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}
