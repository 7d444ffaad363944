import type { CaseResult } from "./run-backend.ts";

/** What became of the cases of one backend. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** Why the backend could not start here. */
  reason?: string;
  /** What stood behind it. */
  server?: string;
  /** How many cases were skipped, by reason. */
  skips?: Record<string, number>;
  failures?: string[];
}

export function emptyTally(): Tally {
  return { passed: 0, failed: 0, skipped: 0 };
}

export function count(tally: Tally, { name, verdict }: CaseResult): void {
  tally[verdict.kind] += 1;
  if (verdict.kind === "skipped") {
    tally.skips ??= {};
    tally.skips[verdict.reason] = (tally.skips[verdict.reason] ?? 0) + 1;
  }
  if (verdict.kind === "failed") tally.failures = [...(tally.failures ?? []), `${name}: ${verdict.error.message}`];
}

/** @returns a row for each backend, then why cases were skipped and what failed */
export function renderTallies(tallies: Readonly<Record<string, Tally>>): string {
  const width = Math.max(...Object.keys(tallies).map((name) => name.length)) + 2;
  const head = `${"backend".padEnd(width)}${["passed", "failed", "skipped"].map((word) => word.padStart(9)).join("")}`;
  const rows = Object.entries(tallies).flatMap(([name, tally]) => [
    `${name.padEnd(width)}${[tally.passed, tally.failed, tally.skipped].map((each) => String(each).padStart(9)).join("")}  ${about(tally)}`,
    ...Object.entries(tally.skips ?? {}).map(([reason, times]) => `${" ".repeat(width)}skipped ${times}: ${reason}`),
    ...(tally.failures ?? []).map((failure) => `${" ".repeat(width)}FAILED ${failure}`),
  ]);
  return [head, ...rows].join("\n");
}

function about({ reason, server }: Tally): string {
  return reason === undefined ? (server ?? "") : `cannot start: ${reason}`;
}
