/** One line of the table. The names are what scripts read. */
export interface Row {
  readonly operation: string;
  /** Of the message; 0 where there is none. */
  readonly bytes: number;
  readonly wire: string;
  /** Calls in flight, over all connections. */
  readonly c: number;
  readonly connections: number;
  /** Median of the turns. */
  readonly opsPerSecond: number;
  /** Of the turns: how far the middle half of them lies apart, as a part of the median. */
  readonly spread: number;
  /** To the Go row of the same operation, bytes, c and connections of the same run; undefined where there is none. */
  readonly ratioToGo: number | undefined;
  /** User and system time of the server. */
  readonly cpuUsPerCall: number;
  readonly cpuRatioToGo: number | undefined;
  readonly p50Us: number;
  readonly p99Us: number;
  readonly p999Us: number;
  /** Resident when the row ended. */
  readonly rssMb: number;
  /** The most since its server began, rows before this one included. */
  readonly peakRssMb: number;
  readonly algorithm: string;
}

/** Whether both are of the same calls, whoever answers them. */
export function isSameScene(a: Row, b: Row): boolean {
  return a.operation === b.operation && a.bytes === b.bytes && a.c === b.c && a.connections === b.connections;
}
