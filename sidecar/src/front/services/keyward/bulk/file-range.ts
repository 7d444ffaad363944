import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { FileRange as FileRangeMessage } from "@keyward/proto/light/gen/keyward/v1/bulk";
import type { FileRange } from "../../../../bulk/files/file-range.ts";

/** @returns undefined where the request names no file. @throws INVALID_ARGUMENT for numbers that no file reaches */
export function rangeOf(range: FileRangeMessage | undefined, field: string): FileRange | undefined {
  if (range === undefined) return undefined;
  const { name, offset, length } = range;
  return { name, offset: numberOf(offset, `${field}.offset`), length: numberOf(length, `${field}.length`) };
}

function numberOf(value: bigint, field: string): number {
  if (value <= Number.MAX_SAFE_INTEGER) return Number(value);
  throw new KeywardError("INVALID_ARGUMENT", `${field} is ${value}, beyond the end of every file`);
}
