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
  readonly isBeyondNoise: boolean;
}

/** Two runs of the same program on a machine with other work differ by this much. */
const NOISE = 0.15;

/** @returns the rows that both runs have */
export function compareRows(before: readonly Row[], now: readonly Row[]): Change[] {
  return now.flatMap((row) => {
    const old = before.find((candidate) => candidate.wire === row.wire && isSameScene(candidate, row));
    return old === undefined ? [] : [changeOf(old, row)];
  });
}

function changeOf(old: Row, row: Row): Change {
  const opsPerSecond = row.opsPerSecond / old.opsPerSecond;
  const ratioToGo = row.ratioToGo && old.ratioToGo ? row.ratioToGo / old.ratioToGo : undefined;
  const relevant = row.wire === "go" ? opsPerSecond : (ratioToGo ?? opsPerSecond);
  return {
    row,
    opsPerSecond,
    cpuUsPerCall: row.cpuUsPerCall / old.cpuUsPerCall,
    rssMb: row.rssMb / old.rssMb,
    ratioToGo,
    isBeyondNoise: Math.abs(Math.log(relevant)) > Math.log(1 + NOISE),
  };
}

/** Markdown. */
export function renderChanges(changes: readonly Change[]): string {
  return [
    "| operation | bytes | c | conn. | wire | calls/s | to Go | CPU | RSS | |",
    "|---|---:|---:|---:|---|---:|---:|---:|---:|---|",
    ...changes.map(line),
  ].join("\n");
}

function line({ row, opsPerSecond, ratioToGo, cpuUsPerCall, rssMb, isBeyondNoise }: Change): string {
  const factors = [opsPerSecond, ratioToGo, cpuUsPerCall, rssMb].map(factorText);
  const mark = isBeyondNoise ? ((ratioToGo ?? opsPerSecond) > 1 ? "faster" : "**slower**") : "";
  return `| ${[row.operation, row.bytes, row.c, row.connections, row.wire, ...factors, mark].join(" | ")} |`;
}

function factorText(factor: number | undefined): string {
  return factor === undefined ? "-" : `x ${factor.toFixed(2)}`;
}
