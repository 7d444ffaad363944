import { KeywardError } from "@keyward/core/errors/keyward-error";

/** @throws INVALID_ARGUMENT where the request names no context */
export function contextIdOf({ context }: { readonly context: string }): string {
  if (context !== "") return context;
  throw new KeywardError("INVALID_ARGUMENT", "context is empty; set the id that OpenContext gave");
}

/** Absent and empty are the same on the wire. */
export function presentBytes(bytes: Uint8Array): Uint8Array | undefined {
  return bytes.length > 0 ? bytes : undefined;
}
