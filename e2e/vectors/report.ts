import type { Counts, Tally } from "./tally.ts";

const MAX_FAILURES_SHOWN = 200;
const NUMBER_WIDTH = 9;

/** @returns the table that a person reads: a row for each file, why cases were skipped, and what failed */
export function renderTally({ byFile, total, reasons, failures }: Tally): string {
  const pathWidth = Math.max(5, ...[...byFile.keys()].map((path) => path.length));
  const row = (name: string, counts: Counts) =>
    `${name.padEnd(pathWidth)}${[counts.passed, counts.refused, counts.skipped, counts.failed]
      .map((count) => String(count).padStart(NUMBER_WIDTH))
      .join("")}`;
  const head = `${"file".padEnd(pathWidth)}${["passed", "refused", "skipped", "failed"].map((word) => word.padStart(NUMBER_WIDTH)).join("")}`;
  const skips = [...reasons]
    .sort((one, other) => other[1] - one[1])
    .map(([reason, count]) => `skipped ${count}: ${reason}`);
  const shown = failures.slice(0, MAX_FAILURES_SHOWN).map((failure) => `FAILED ${failure}`);
  const more = failures.length > shown.length ? [`... and ${failures.length - shown.length} more`] : [];
  return [
    head,
    ...[...byFile].map(([path, counts]) => row(path, counts)),
    row("all", total),
    ...skips,
    ...shown,
    ...more,
  ].join("\n");
}
