import { open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { CliError } from "../cli-error.ts";
import { reasonOf } from "./bounded-file.ts";

/** Said before anything is asked for: people's consent must not be spent on a file that cannot be written. @throws CliError */
export async function assertCanBeMade(path: string): Promise<void> {
  if ((await kindOf(path)) !== undefined) throw new CliError(cannot(path, { code: "EEXIST" }));
  if ((await kindOf(dirname(path))) !== "folder") throw new CliError(`cannot write ${path}: there is no such folder`);
}

/** Writes a file of the owner's own (mode 0600) that is not there yet. A terminal is there, so nothing goes to one. @throws CliError */
export async function writeNewFile(path: string, bytes: Uint8Array | string): Promise<void> {
  try {
    await using file = await open(path, "wx", 0o600);
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    throw new CliError(cannot(path, error));
  }
}

async function kindOf(path: string): Promise<"folder" | "other" | undefined> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "other";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new CliError(cannot(path, error));
  }
}

function cannot(path: string, error: unknown): string {
  return `cannot write ${path}: ${reasonOf(error)}`;
}
