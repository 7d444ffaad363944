import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Reviewed } from "./app.ts";

/** Reviews take well under 10 ms; the tail is what the API server waits for. */
const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5];

export interface MetricsSources {
  /** Milliseconds since 1970, undefined while there is no certificate. */
  readonly certificateNotAfterMs: () => number | undefined;
  readonly loopLagMs: () => number;
}

/** What Prometheus reads. Labels come from closed sets, so no caller can make series. */
export class Metrics {
  readonly registry = new Registry();
  readonly #reviews: Counter<"review" | "verdict" | "reason">;
  readonly #durations: Histogram<"review">;
  readonly #certificateFaults: Counter;
  readonly #panics: Counter;

  constructor({ certificateNotAfterMs, loopLagMs }: MetricsSources) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    const name = (suffix: string) => `keyward_webhook_${suffix}`;
    this.#reviews = new Counter({
      name: name("reviews_total"),
      help: "Admission reviews answered.",
      labelNames: ["review", "verdict", "reason"],
      registers,
    });
    this.#durations = new Histogram({
      name: name("review_duration_seconds"),
      help: "From the whole request to the answer.",
      labelNames: ["review"],
      buckets: BUCKETS_SECONDS,
      registers,
    });
    this.#certificateFaults = new Counter({
      name: name("certificate_reload_failures_total"),
      help: "Looks at a certificate that could not be used.",
      registers,
    });
    this.#panics = new Counter({ name: name("panics_total"), help: "Faults of the webhook's own.", registers });
    new Gauge({
      name: name("certificate_expiry_timestamp_seconds"),
      help: "End of the serving certificate's validity; 0 while there is none.",
      registers,
      collect() {
        this.set((certificateNotAfterMs() ?? 0) / 1000);
      },
    });
    new Gauge({
      name: name("event_loop_lag_seconds"),
      help: "How late timers come, on average.",
      registers,
      collect() {
        this.set(loopLagMs() / 1000);
      },
    });
  }

  reviewed({ review, verdict, reason, durationMs }: Reviewed): void {
    this.#reviews.inc({ review, verdict, reason });
    this.#durations.observe({ review }, durationMs / 1000);
  }

  certificateFailed(): void {
    this.#certificateFaults.inc();
  }

  panicked(): void {
    this.#panics.inc();
  }
}
