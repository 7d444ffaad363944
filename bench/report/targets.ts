import type { Row } from "../row.ts";

/** A figure that is wanted of a row, and how to find the row. */
export interface Target {
  readonly title: string;
  readonly operation: string;
  readonly bytes: number;
  readonly wire: string;
  readonly c: number;
  readonly figure: "ratioToGo" | "cpuRatioToGo" | "rssMb";
  readonly bound: "at least" | "at most";
  readonly value: number;
}

const SMALL_BYTES = 32;
const MEBIBYTE = 2 ** 20;
/** In flight, of rows that have one number of it. */
const USUAL = 10;

/** All are on one connection. */
export const TARGETS: readonly Target[] = [
  ...[1, 10, 64].flatMap((c) => [
    throughput(`gRPC hash, ${c} in flight`, "hash", SMALL_BYTES, "grpc", c, 1.8),
    ceiling(`gRPC hash, ${c} in flight, CPU per call`, "grpc", c, "cpuRatioToGo", 0.35),
    ceiling(`gRPC hash, ${c} in flight, memory (MB)`, "grpc", c, "rssMb", 90),
  ]),
  throughput("binary hash, 10 in flight", "hash", SMALL_BYTES, "binary", 10, 4),
  throughput("binary hash, 64 in flight", "hash", SMALL_BYTES, "binary", 64, 6),
  ceiling("binary hash, 64 in flight, memory (MB)", "binary", 64, "rssMb", 90),
  throughput("certificate from a request", "certificate", 0, "grpc", USUAL, 1.2),
  throughput("hash, 1 MiB, on the socket", "hash", MEBIBYTE, "grpc", USUAL, 1),
  throughput("AEAD, 1 MiB, on the socket", "aead", MEBIBYTE, "grpc", USUAL, 1),
  throughput("hash, 1 MiB, by shared memory", "hash", MEBIBYTE, "shared-memory", USUAL, 2),
  throughput("AEAD, 1 MiB, by shared memory", "aead", MEBIBYTE, "shared-memory", USUAL, 2),
  throughput("signing, P-384", "sign-p384", SMALL_BYTES, "grpc-quick-curves", USUAL, 1),
  throughput("signing, P-521", "sign-p521", SMALL_BYTES, "grpc-quick-curves", USUAL, 1),
];

function throughput(title: string, operation: string, bytes: number, wire: string, c: number, value: number): Target {
  return { title, operation, bytes, wire, c, figure: "ratioToGo", bound: "at least", value };
}

function ceiling(title: string, wire: string, c: number, figure: Target["figure"], value: number): Target {
  return { title, operation: "hash", bytes: SMALL_BYTES, wire, c, figure, bound: "at most", value };
}

/** @returns the figure; undefined where the row is not there */
export function figureOf(target: Target, rows: readonly Row[]): number | undefined {
  const row = rows.find(
    ({ operation, bytes, wire, c, connections }) =>
      operation === target.operation &&
      bytes === target.bytes &&
      wire === target.wire &&
      c === target.c &&
      connections === 1,
  );
  return row?.[target.figure];
}

export function isMet({ bound, value }: Target, figure: number): boolean {
  return bound === "at least" ? figure >= value : figure <= value;
}
