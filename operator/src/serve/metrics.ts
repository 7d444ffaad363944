import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What the operator tells Prometheus. Names and labels are an interface: dashboards and alerts are built on them. */
export class Metrics {
  readonly registry = new Registry();
  readonly #to = { registers: [this.registry] };

  readonly leading = new Gauge({ name: "keyward_leading", help: "1 while this replica leads.", ...this.#to });
  readonly reconciles = new Counter({
    name: "keyward_reconciles_total",
    help: "Reconciles by controller and outcome.",
    labelNames: ["controller", "outcome"],
    ...this.#to,
  });
  readonly reconcileSeconds = new Histogram({
    name: "keyward_reconcile_seconds",
    help: "Time of one reconcile.",
    labelNames: ["controller"],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    ...this.#to,
  });
  readonly queueDepth = new Gauge({
    name: "keyward_queue_depth",
    help: "Keys that wait for a reconcile.",
    labelNames: ["controller"],
    ...this.#to,
  });
  readonly streams = new Gauge({ name: "keyward_agent_streams", help: "Sidecars that are connected.", ...this.#to });
  readonly refusedStreams = new Counter({
    name: "keyward_agent_refused_total",
    help: "Agent streams that were refused, by gRPC status.",
    labelNames: ["status"],
    ...this.#to,
  });
  readonly refusedOperations = new Counter({
    name: "keyward_agent_operations_refused_total",
    help: "Operations over agent streams that profile or policy did not permit: told why, or limited, beyond the rate of their stream.",
    labelNames: ["outcome"],
    ...this.#to,
  });
  readonly reloadSeconds = new Histogram({
    name: "keyward_profile_reload_seconds",
    help: "From the operator's first sight of a profile generation to a pod's acknowledgement.",
    buckets: [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15, 60],
    ...this.#to,
  });
  readonly profilePods = new Gauge({
    name: "keyward_profile_pods",
    help: "Pods by profile, and whether they are on its current generation.",
    labelNames: ["namespace", "profile", "state"],
    ...this.#to,
  });
  readonly uninjectedPods = new Gauge({
    name: "keyward_uninjected_pods",
    help: "Pods that asked for the sidecar and run without it.",
    labelNames: ["namespace"],
    ...this.#to,
  });
  readonly certificateDaysLeft = new Gauge({
    name: "keyward_certificate_days_left",
    help: "Days until a certificate ends; it is replaced at two thirds of its life.",
    labelNames: ["certificate"],
    ...this.#to,
  });
  readonly rewinds = new Counter({
    name: "keyward_watch_rewinds_total",
    help: "Watches whose server knew less than before: etcd came back from an older backup.",
    labelNames: ["resource"],
    ...this.#to,
  });
  readonly restoredKeys = new Counter({
    name: "keyward_keys_restored_total",
    help: "CryptoKeys whose status came back older than the operator knew it.",
    ...this.#to,
  });
  readonly droppedEvents = new Counter({
    name: "keyward_events_dropped_total",
    help: "Events that were not written, by cause.",
    labelNames: ["cause"],
    ...this.#to,
  });

  /** What only the leader knows: a replica that stops leading must not go on showing it. */
  readonly ofTerm: readonly Gauge[] = [
    this.queueDepth,
    this.profilePods,
    this.uninjectedPods,
    this.certificateDaysLeft,
  ];
  /** Brings gauges up to date that are counted on demand. */
  onScrape: () => void = () => {};
  /** The same for gauges that every replica has. */
  onEveryScrape: () => void = () => {};

  /** @param defaults memory, event loop and file descriptors of the process, too */
  constructor(defaults = true) {
    if (defaults) collectDefaultMetrics({ register: this.registry });
  }
}
