import type { EventRecorder } from "@keyward/kube/events/event-recorder";
import type { Controller } from "@keyward/kube/queue/controller";
import { readPem } from "../certificates/certificate-facts.ts";
import { InjectionMonitor } from "../pods/injection-monitor.ts";
import type { Metrics } from "../serve/metrics.ts";
import type { Parts } from "./parts.ts";
import type { Term } from "./term-controllers.ts";
import type { TermState } from "./term-state.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Tells of this term in metrics and, for pods, in Events. @returns how to stop: a standby counts nothing twice */
export function showTerm(parts: Parts, state: TermState, term: Term, events: EventRecorder): () => void {
  const { caches, metrics, clock } = parts;
  const monitor = new InjectionMonitor({ ...caches, events, sinceEpochMs: clock.epochMs() });
  const silence = monitor.start();
  metrics.leading.set(1);
  metrics.onScrape = () => {
    showQueues(metrics, Object.values(term.controllers));
    showCertificates(parts, state);
    showPods(parts, monitor);
  };
  return () => {
    silence();
    metrics.onScrape = () => {};
    for (const gauge of metrics.ofTerm) gauge.reset();
    metrics.leading.set(0);
  };
}

/** Under the names that reconciles are counted by. */
export function showQueues(
  { queueDepth }: Pick<Metrics, "queueDepth">,
  controllers: readonly Pick<Controller, "name" | "load">[],
): void {
  for (const { name, load } of controllers) queueDepth.set({ controller: name }, load.depth);
}

function showCertificates({ metrics, clock }: Parts, { certificates: { agent, webhook } }: TermState): void {
  for (const certificate of [agent, webhook]) {
    if (certificate === undefined) continue;
    const { id } = certificate.options;
    const pems = { [id]: certificate.leaf?.certificate, [`${id}-ca`]: certificate.authority.current?.certificate };
    for (const [name, pem] of Object.entries(pems)) {
      const endsMs = readPem(pem)?.validToDate.getTime() ?? 0;
      metrics.certificateDaysLeft.set({ certificate: name }, Math.max(0, endsMs - clock.epochMs()) / DAY_MS);
    }
  }
}

function showPods({ metrics, caches }: Parts, monitor: InjectionMonitor): void {
  metrics.uninjectedPods.reset();
  for (const [namespace, count] of monitor.uninjected()) metrics.uninjectedPods.set({ namespace }, count);
  metrics.profilePods.reset();
  for (const profile of caches.profiles.list()) {
    const { total = 0, current = 0 } = profile.status?.pods ?? {};
    const labels = { namespace: profile.metadata.namespace ?? "", profile: profile.metadata.name };
    metrics.profilePods.set({ ...labels, state: "current" }, current);
    metrics.profilePods.set({ ...labels, state: "behind" }, total - current);
  }
}
