import type { Row } from "../row.ts";
import type { Latencies, Run } from "./load-session.ts";
import type { Memory } from "./process-usage.ts";
import { median, spread } from "./statistics.ts";

type Figures = Pick<
  Row,
  "opsPerSecond" | "spread" | "cpuUsPerCall" | "p50Us" | "p99Us" | "p999Us" | "rssMb" | "peakRssMb"
>;

/** What one row adds up to over its turns. */
export class Tally {
  readonly #opsPerSecond: number[] = [];
  #calls = 0;
  #cpuUs = 0;
  #latency: Latencies | undefined;

  add({ calls, elapsedUs, latency }: Run, cpuUs: number): void {
    this.#opsPerSecond.push((calls * 1e6) / elapsedUs);
    this.#calls += calls;
    this.#cpuUs += cpuUs;
    this.#latency = latency;
  }

  /** @throws Error where no call ended */
  figures({ rssMb, peakRssMb }: Memory): Figures {
    if (this.#latency === undefined || this.#calls === 0) throw new Error("no call ended while it was measured");
    const { p50Us, p99Us, p999Us } = this.#latency;
    return {
      // Of the turns, so that one in which the machine did something else does not count.
      opsPerSecond: median(this.#opsPerSecond),
      spread: spread(this.#opsPerSecond),
      cpuUsPerCall: this.#cpuUs / this.#calls,
      p50Us,
      p99Us,
      p999Us,
      rssMb,
      peakRssMb,
    };
  }
}
