import type { CallObserver, CallReport } from "@keyward/core/backend/guard/call-report";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { type BackendId, backendText } from "./backend-id.ts";
import type { BackendSlot } from "./backend-slot.ts";

/** From a key in memory to a cloud far away. */
const SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15, 60];

/** What every replica tells of its backends. A backend is named as `ClusterKeyBackend hsm` or `KeyBackend shop/hsm`. */
export class BackendMetrics {
  readonly #calls: Counter;
  readonly #seconds: Histogram;
  readonly #waited: Histogram;
  readonly #inFlight: Gauge;
  readonly #waiting: Gauge;
  readonly #held: Gauge;
  readonly #ready: Gauge;
  readonly #check: Gauge;
  readonly #development: Gauge;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#calls = new Counter({
      name: "keyward_backend_calls_total",
      help: "Calls to key backends by operation and how they ended: ok, a fault, held-back, queue-full or abandoned.",
      labelNames: ["backend", "operation", "outcome"],
      registers,
    });
    this.#seconds = new Histogram({
      name: "keyward_backend_call_seconds",
      help: "Time of a call to a key backend once it was its turn, retries included.",
      labelNames: ["backend", "operation"],
      buckets: SECONDS,
      registers,
    });
    this.#waited = new Histogram({
      name: "keyward_backend_wait_seconds",
      help: "Time that a call waited for its turn.",
      labelNames: ["backend"],
      buckets: SECONDS,
      registers,
    });
    const gauge = (name: string, help: string, ...more: string[]) =>
      new Gauge({ name, help, labelNames: ["backend", ...more], registers });
    this.#inFlight = gauge("keyward_backend_calls_in_flight", "Calls under way.");
    this.#waiting = gauge("keyward_backend_calls_waiting", "Calls that wait for their turn.");
    this.#held = gauge("keyward_backend_breaker_open", "1 while calls of a namespace are held back.", "namespace");
    this.#ready = gauge("keyward_backend_ready", "1 if the last check of the backend succeeded.");
    this.#check = gauge("keyward_backend_check_seconds", "Time of the last check that succeeded.");
    this.#development = gauge("keyward_backend_development", "1 if the backend permits what no production has.");
  }

  observer(id: BackendId): CallObserver {
    const backend = backendText(id);
    return {
      onCall: ({ operation, outcome, durationMs, waitedMs }: CallReport) => {
        this.#calls.inc({ backend, operation, outcome });
        if (outcome === "held-back" || outcome === "queue-full") return;
        this.#seconds.observe({ backend, operation }, durationMs / 1_000);
        this.#waited.observe({ backend }, waitedMs / 1_000);
      },
    };
  }

  /** Brings the gauges up to date. */
  show(slots: readonly BackendSlot[]): void {
    for (const gauge of [this.#inFlight, this.#waiting, this.#held, this.#ready, this.#check, this.#development]) {
      gauge.reset();
    }
    for (const slot of slots) this.#show(slot);
  }

  #show({ id, load, used, view: { fault, health, current, heldBack, spec } }: BackendSlot): void {
    const backend = backendText(id);
    this.#inFlight.set({ backend }, load.inFlight);
    this.#waiting.set({ backend }, load.waiting);
    this.#ready.set({ backend }, current && fault === undefined && health !== undefined ? 1 : 0);
    // The built-in one is always there; it is a finding where keys live in it.
    const counts = id.kind !== "BuiltIn" || used;
    this.#development.set({ backend }, spec.development === true && counts ? 1 : 0);
    if (health !== undefined) this.#check.set({ backend }, health.latencyMs / 1_000);
    for (const { namespace } of heldBack) this.#held.set({ backend, namespace }, 1);
  }
}
