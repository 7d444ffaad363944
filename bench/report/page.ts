import type { Outcome } from "../measure/outcome.ts";
import { type Change, renderChanges } from "./compare.ts";
import { renderSummary } from "./summary.ts";
import { renderTable } from "./table.ts";

/** @param machine a sentence about where it was measured @param changes undefined: nothing to compare with */
export function renderPage(
  { rows, leftOut, failures }: Outcome,
  machine: string,
  changes: readonly Change[] | undefined,
): string {
  return [
    "# What was measured",
    machine,
    renderSummary(rows),
    renderTable(rows),
    ...notes(leftOut, failures),
    ...(changes === undefined ? [] : ["## Since the run before", renderChanges(changes)]),
  ].join("\n\n");
}

function notes(leftOut: readonly string[], failures: readonly string[]): string[] {
  const lines = [...failures.map((line) => `- **failed**: ${line}`), ...leftOut.map((line) => `- ${line}`)];
  return lines.length === 0 ? [] : [lines.join("\n")];
}
