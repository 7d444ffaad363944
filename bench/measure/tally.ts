import type { Row } from "../row.ts";
import type { Latencies, Run } from "./load-session.ts";
import type { Memory } from "./process-usage.ts";

/** What one row adds up to over its turns. */
export class Tally {
  #calls = 0;
  #elapsedUs = 0;
  #cpuUs = 0;
  #latency: Latencies | undefined;

  add({ calls, elapsedUs, latency }: Run, cpuUs: number): void {
    this.#calls += calls;
    this.#elapsedUs += elapsedUs;
    this.#cpuUs += cpuUs;
    this.#latency = latency;
  }

  /** @throws Error where no call ended */
  figures({
    rssMb,
    peakRssMb,
  }: Memory): Pick<Row, "opsPerSecond" | "cpuUsPerCall" | "p50Us" | "p99Us" | "p999Us" | "rssMb" | "peakRssMb"> {
    if (this.#latency === undefined || this.#calls === 0) throw new Error("no call ended while it was measured");
    const { p50Us, p99Us, p999Us } = this.#latency;
    return {
      opsPerSecond: (this.#calls * 1e6) / this.#elapsedUs,
      cpuUsPerCall: this.#cpuUs / this.#calls,
      p50Us,
      p99Us,
      p999Us,
      rssMb,
      peakRssMb,
    };
  }
}
