import type { Row } from "../row.ts";

const HEAD = [
  "| operation | bytes | c | conn. | wire | calls/s | to Go | p50 us | p99 us | p99.9 us | CPU us | to Go | RSS MB | peak |",
  "|---|---:|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
];

/** Markdown. */
export function renderTable(rows: readonly Row[]): string {
  return [...HEAD, ...rows.map(line)].join("\n");
}

function line(row: Row): string {
  const { operation, algorithm, bytes, c, connections, wire, opsPerSecond, ratioToGo, cpuRatioToGo } = row;
  const cells = [
    `${operation} (${algorithm})`,
    bytes,
    c,
    connections,
    wire,
    Math.round(opsPerSecond).toLocaleString("en-US"),
    ratioText(ratioToGo),
    ...[row.p50Us, row.p99Us, row.p999Us].map((us) => us.toFixed(0)),
    row.cpuUsPerCall.toFixed(1),
    ratioText(cpuRatioToGo),
    ...[row.rssMb, row.peakRssMb].map((mb) => mb.toFixed(0)),
  ];
  return `| ${cells.join(" | ")} |`;
}

export function ratioText(ratio: number | undefined): string {
  return ratio === undefined ? "-" : `${ratio.toFixed(2)}x`;
}
