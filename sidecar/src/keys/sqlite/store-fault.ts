import { KeywardError } from "@keyward/core/errors/keyward-error";

/** A key store that cannot be opened: the text says what to do. */
export function storeFault(file: string, why: string, cause?: unknown): KeywardError {
  return new KeywardError("FAILED_PRECONDITION", `key store ${file}: ${why}`, { cause });
}

/** SQLITE_BUSY and SQLITE_NOTADB */
const ADVICE: ReadonlyMap<number, string> = new Map([
  [5, "another server has it open; stop that one, or name another file"],
  [26, "it is no key store; name another file"],
]);

/** @returns what SQLite says as a fault of the store: its texts name pages and tables, never content; other errors as they are */
export function asStoreFault(file: string, error: unknown): unknown {
  const { errcode, message } = error as { readonly errcode?: number; readonly message: string };
  if (errcode === undefined) return error;
  return storeFault(file, ADVICE.get(errcode) ?? `it cannot be read (${message}); restore it from a copy`, error);
}
