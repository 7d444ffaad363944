import { isSameScene, type Row } from "../row.ts";

/** What one row became. */
export interface Change {
  readonly row: Row;
  /** New by old. */
  readonly opsPerSecond: number;
  readonly cpuUsPerCall: number;
  readonly rssMb: number;
  /** The same of the ratios to Go, which the machine's mood cancels out of; undefined where one run has none. */
  readonly ratioToGo: number | undefined;
  /** By the ratio to Go; of Go's own rows by calls per second. Noise is what the turns of either run differed by. */
  readonly verdict: "faster" | "slower" | "within noise";
}

/** What runs of the same program on a machine without other work differ by. */
const QUIET_NOISE = 0.1;

/** @returns the rows that both runs have */
export function compareRows(before: readonly Row[], now: readonly Row[]): Change[] {
  return now.flatMap((row) => {
    const old = before.find((candidate) => candidate.wire === row.wire && isSameScene(candidate, row));
    return old === undefined ? [] : [changeOf(old, row, Math.max(noiseOf(old, before), noiseOf(row, now)))];
  });
}

/** Of the row and of the one that it is compared with. */
function noiseOf(row: Row, rows: readonly Row[]): number {
  const go = rows.find((candidate) => candidate.wire === "go" && isSameScene(candidate, row));
  return Math.max(QUIET_NOISE, row.spread ?? 0, go?.spread ?? 0);
}

function changeOf(old: Row, row: Row, noise: number): Change {
  const opsPerSecond = row.opsPerSecond / old.opsPerSecond;
  const ratioToGo = row.ratioToGo && old.ratioToGo ? row.ratioToGo / old.ratioToGo : undefined;
  const telling = row.wire === "go" || ratioToGo === undefined ? opsPerSecond : ratioToGo;
  return {
    row,
    opsPerSecond,
    cpuUsPerCall: row.cpuUsPerCall / old.cpuUsPerCall,
    rssMb: row.rssMb / old.rssMb,
    ratioToGo,
    verdict: verdictOn(telling, noise),
  };
}

function verdictOn(factor: number, noise: number): Change["verdict"] {
  if (Math.abs(Math.log(factor)) <= Math.log(1 + noise)) return "within noise";
  return factor > 1 ? "faster" : "slower";
}

/** Markdown. */
export function renderChanges(changes: readonly Change[]): string {
  return [
    "| operation | bytes | c | conn. | wire | calls/s | to Go | CPU | RSS | |",
    "|---|---:|---:|---:|---|---:|---:|---:|---:|---|",
    ...changes.map(line),
  ].join("\n");
}

function line({ row, opsPerSecond, ratioToGo, cpuUsPerCall, rssMb, verdict }: Change): string {
  const factors = [opsPerSecond, ratioToGo, cpuUsPerCall, rssMb].map(factorText);
  const mark = verdict === "slower" ? "**slower**" : verdict;
  return `| ${[row.operation, row.bytes, row.c, row.connections, row.wire, ...factors, mark].join(" | ")} |`;
}

function factorText(factor: number | undefined): string {
  return factor === undefined ? "-" : `x ${factor.toFixed(2)}`;
}
