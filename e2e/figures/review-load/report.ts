/** What the load generator prints as its last line. */
export interface LoadReport {
  readonly answered: number;
  /** Of the warm-up too. */
  readonly failed: number;
  /** The first few reasons. */
  readonly failures: readonly string[];
  /** Absent if nothing was answered. */
  readonly p50Ms?: number;
  readonly p99Ms?: number;
  readonly maxMs?: number;
  /** How late the generator itself was; part of the latencies above. */
  readonly lateP99Ms: number;
}
