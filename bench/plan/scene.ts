import type { OperationName } from "../operations/operations.ts";
import type { WireName } from "../wires/wires.ts";

/** Rows that are measured in turns, so that their ratios are of one time. */
export interface Scene {
  readonly operation: OperationName;
  /** Of the message; 0 where there is none. */
  readonly bytes: number;
  /** Calls in flight, over all connections. */
  readonly c: number;
  readonly connections: number;
  readonly wires: readonly WireName[];
}

/** How long it is measured. */
export interface Amounts {
  /** Of each fresh server, for the compilers inside. */
  readonly serverWarmUpMs: number;
  /** Of each row. */
  readonly warmUpMs: number;
  readonly turns: number;
  readonly turnMs: number;
}

export interface Plan {
  readonly scenes: readonly Scene[];
  readonly amounts: Amounts;
}
