import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Row } from "../row.ts";
import { renderPlot } from "./plot.ts";

/** @param markdown the whole page */
export async function writeResults(dir: string, rows: readonly Row[], markdown: string): Promise<void> {
  const plot = await renderPlot(rows);
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, "table.md"), `${markdown}\n`);
  await writeFile(join(dir, "rows.json"), `${JSON.stringify(rows, undefined, 1)}\n`);
  await writeFile(join(dir, "plot.svg"), plot);
}
