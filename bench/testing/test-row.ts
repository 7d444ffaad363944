import type { Row } from "../row.ts";

/** A row of a hash of 32 bytes, with what a test says of it. */
export function testRow(changes: Partial<Row>): Row {
  return {
    operation: "hash",
    bytes: 32,
    wire: "grpc",
    c: 10,
    connections: 1,
    opsPerSecond: 1_000,
    spread: 0.02,
    ratioToGo: 1,
    cpuUsPerCall: 10,
    cpuRatioToGo: 1,
    p50Us: 50,
    p99Us: 99,
    p999Us: 999,
    rssMb: 80,
    peakRssMb: 85,
    algorithm: "SHA3-512",
    ...changes,
  };
}
