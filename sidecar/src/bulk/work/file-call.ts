import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { CryptoContext } from "../../contexts/crypto-context.ts";
import type { Call } from "../../dispatch/operation.ts";
import type { Caller } from "../../identity/caller.ts";
import type { BulkFile } from "../files/bulk-file.ts";
import type { BulkFolder } from "../files/bulk-folder.ts";
import type { Soon } from "../files/file-io.ts";
import type { FileRange } from "../files/file-range.ts";
import { SNAPSHOT_BYTES, workbenchOf } from "./workbench.ts";

/** Dispatches the opening operation of a family, with what the request begins with. */
export type Opening = (call: Call) => Soon<CryptoContext>;

/** What one caller may have under way: each holds up to two files open. */
const MAX_CALLS = 128;
const underWay = new WeakMap<Caller, number>();

/**
 * Runs a call with files.
 * @throws FAILED_PRECONDITION where the caller has no folder; RESOURCE_EXHAUSTED where too many calls of the caller run already
 */
export async function withFolder<T>({ bulk, caller }: Call, work: (folder: BulkFolder) => Promise<T>): Promise<T> {
  const folder = bulk?.(caller);
  if (folder === undefined) throw withoutFolder();
  const count = underWay.get(caller) ?? 0;
  if (count >= MAX_CALLS) {
    throw new KeywardError("RESOURCE_EXHAUSTED", `${MAX_CALLS} calls with files run already; try again later`);
  }
  underWay.set(caller, count + 1);
  try {
    return await work(folder);
  } finally {
    underWay.set(caller, underWay.get(caller)! - 1);
  }
}

/** @throws INVALID_ARGUMENT where the request names none; what BulkFolder's `open` throws */
export function openFile(
  folder: BulkFolder,
  range: FileRange | undefined,
  field: "input" | "output",
  { caller }: Call,
): Soon<BulkFile> {
  if (range === undefined) throw new KeywardError("INVALID_ARGUMENT", `${field} is missing; set the name of a file`);
  const open = () => folder.open(range, field, field === "input" ? "read" : "write");
  // A device that hangs holds no more threads than there are places to work.
  return folder.isMemory ? open() : workbenchOf(folder).run(caller, open);
}

/**
 * Reads a range piece by piece into private memory and lets work at each, which nothing outside can change any more.
 * @param work gets a piece, where it begins, and whether it is the last; there is one, though it be empty
 * @param beside may do without, where all of the range is one piece: with true there is no work
 * @throws CANCELLED where the client has left
 */
export async function eachPiece(
  file: BulkFile,
  { caller, connection }: Call,
  work: (piece: Buffer, from: number, isLast: boolean) => Promise<void>,
  beside?: () => Promise<boolean>,
): Promise<void> {
  let from = 0;
  do {
    if (!connection.isOpen) throw new KeywardError("CANCELLED", "the connection has ended");
    const lengthBytes = Math.min(SNAPSHOT_BYTES, file.lengthBytes - from);
    await workbenchOf(file).run(caller, async (take) => {
      if (lengthBytes === file.lengthBytes && (await beside?.())) return;
      const piece = take(lengthBytes);
      await file.read(piece, from);
      await work(piece, from, from + lengthBytes === file.lengthBytes);
    });
    from += lengthBytes;
  } while (from < file.lengthBytes);
}

function withoutFolder(): KeywardError {
  const text =
    "this caller shares no folder with the engine; in a pod ask for one with annotation keyward.dev/bulk, " +
    "without Kubernetes start the server with --bulk-dir";
  return new KeywardError("FAILED_PRECONDITION", text);
}
