import type { Stats } from "node:fs";
import { KeywardError } from "@keyward/core/errors/keyward-error";

const BLOCK_BYTES = 512;

/**
 * Memory is charged to whoever touches it first: filling a hole for the client would take the engine's own.
 * @throws FAILED_PRECONDITION for a file in memory that has not all of its size
 */
export function assertSolid(name: string, { blocks, size }: Stats): void {
  if (blocks * BLOCK_BYTES >= size) return;
  const text = `${name} has holes; make room for all of it first (fallocate, or write it once)`;
  throw new KeywardError("FAILED_PRECONDITION", text);
}
