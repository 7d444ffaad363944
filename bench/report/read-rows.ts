import { readFile } from "node:fs/promises";
import type { Row } from "../row.ts";

const TEXTS = ["operation", "wire"] as const;
const NUMBERS = ["bytes", "c", "connections", "opsPerSecond", "cpuUsPerCall", "rssMb"] as const;

/** Rows of an earlier run. @throws Error that says what is wrong with the file */
export async function readRows(path: string): Promise<Row[]> {
  const text = await readFile(path, "utf8").catch((cause) => {
    throw new Error(`--compare: ${path} cannot be read (${cause.code}); give the rows.json of an earlier run`, {
      cause,
    });
  });
  return parseRows(text, path);
}

export function parseRows(text: string, name: string): Row[] {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch (cause) {
    throw new Error(`--compare: ${name} is not JSON`, { cause });
  }
  if (!Array.isArray(rows) || !rows.every(isRow)) throw new Error(`--compare: ${name} is no array of rows`);
  return rows;
}

function isRow(value: unknown): value is Row {
  if (typeof value !== "object" || value === null) return false;
  const fields = value as Record<string, unknown>;
  return (
    TEXTS.every((name) => typeof fields[name] === "string") && NUMBERS.every((name) => typeof fields[name] === "number")
  );
}
