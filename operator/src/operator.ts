import { NAMESPACES } from "@keyward/kube/client/kinds";
import { KubeClient } from "@keyward/kube/client/kube-client";
import { LeaderElector } from "@keyward/kube/election/leader-elector";
import { waitForSync } from "@keyward/kube/informer/informer";
import { type Clock, sleep } from "@keyward/kube/watch/clock";
import { keyOf } from "@keyward/kube/watch/kube-object";
import { Serving } from "./agent/serving.ts";
import { BackendMetrics } from "./backends/backend-metrics.ts";
import { createBackends } from "./backends/create-backends.ts";
import { createCaches } from "./caches/caches.ts";
import type { Config } from "./config.ts";
import { Rewinds } from "./keys/watching/rewinds.ts";
import { AGENT_LEAF_SECRET, createCertificates } from "./leader/certificates.ts";
import type { CommonParts } from "./leader/common-parts.ts";
import type { Parts } from "./leader/parts.ts";
import { runTerm } from "./leader/term.ts";
import { KnownProfiles } from "./profile/known-profiles.ts";
import { JwksHost } from "./publication/jwks-host.ts";
import { Sealing } from "./sealing/sealing.ts";
import { type Log, messageOf } from "./serve/log.ts";
import { Metrics } from "./serve/metrics.ts";
import { startOperationsServer } from "./serve/operations-server.ts";

const LEASE = "keyward-operator";
const RETRY_MS = 1_000;

/** One replica, from its start until the signal aborts: it keeps its caches warm, and leads when it is its turn. */
export async function runOperator(config: Config, clock: Clock, log: Log, signal: AbortSignal): Promise<void> {
  const { args, transport } = config;
  const client = new KubeClient(transport);
  const metrics = new Metrics();
  const caches = createCaches({ transport, ...args, log, metrics });
  const known = new KnownProfiles(clock.monotonicMs);
  caches.profiles.addHandler({
    add: (profile) => known.see(profile),
    update: (profile) => known.see(profile),
    delete: (profile) => known.forget(keyOf(profile)),
  });
  const rewinds = new Rewinds(clock.monotonicMs);
  caches.keys.addHandler({
    update: (key, before) => rewinds.compare(before, key),
    delete: ({ metadata: { uid = "" } }) => rewinds.forget(uid),
  });
  const notReady = () => (caches.all.every(({ hasSynced }) => hasSynced) ? undefined : "caches are not filled yet");
  const operations = await startOperationsServer({ port: args.operationsPort, metrics, notReady });
  try {
    for (const informer of caches.all) informer.start(signal);
    await waitForSync(caches.all, signal);
    const clusterId = await readClusterId(client, clock, log, signal);
    await serveAndElect(
      { args, client, transport, caches, known, rewinds, metrics, log, clock, clusterId },
      config,
      signal,
    );
  } finally {
    operations.close();
    operations.closeAllConnections();
    await Promise.all(caches.all.map((informer) => informer[Symbol.asyncDispose]()));
    transport.close();
  }
}

/** With full caches: keys and certificates for sidecars from every replica, and a candidate for the lead. */
async function serveAndElect(
  before: Omit<CommonParts, "backends" | "sealing">,
  { identity, identityWords: env }: Config,
  signal: AbortSignal,
): Promise<void> {
  const { args, caches, metrics, log, clock } = before;
  const { namespace } = args;
  const sealing = new Sealing({ ...before, namespace });
  const backendMetrics = new BackendMetrics(metrics.registry);
  const openSoftware = sealing.open;
  await using backends = createBackends({ ...before, namespace, metrics: backendMetrics, env, openSoftware });
  await using _jwks = new JwksHost({
    port: args.publicationPort,
    caches,
    certificateSecret: `${namespace}/${AGENT_LEAF_SECRET}`,
    log,
    nowEpochMs: clock.epochMs,
  });
  const common: CommonParts = { ...before, backends, sealing };
  const serving = new Serving(common, createCertificates(args, caches).agent);
  metrics.onEveryScrape = () => {
    backendMetrics.show(backends.slots);
    metrics.streams.set(serving.streams.size);
  };
  await Promise.all([serving.run(signal), elect({ ...common, serving }, identity, signal)]);
}

function elect(parts: Parts, identity: string, signal: AbortSignal): Promise<void> {
  const { args, client, clock, log } = parts;
  const elector = new LeaderElector({
    client,
    namespace: args.namespace,
    name: LEASE,
    identity,
    timing: {
      leaseMs: args.leaseDurationMs,
      renewDeadlineMs: args.leaseRenewDeadlineMs,
      retryMs: args.leaseRetryPeriodMs,
    },
    onState: ({ phase, ...more }) => {
      const error = "error" in more ? more.error : "reason" in more ? more.reason : undefined;
      log.info(`election.${phase}`, error === undefined ? {} : { error: messageOf(error) });
    },
    clock,
  });
  return elector.run(signal, (leadership) => runTerm(parts, leadership));
}

/** The uid of kube-system names a cluster for life; every sealed key is bound to it. */
async function readClusterId(client: KubeClient, clock: Clock, log: Log, signal: AbortSignal): Promise<string> {
  for (;;) {
    signal.throwIfAborted();
    try {
      const { uid } = (await client.get(NAMESPACES, { name: "kube-system" }, { signal })).metadata;
      if (uid !== undefined) return uid;
    } catch (error) {
      log.warn("operator.no-cluster-id", { error: messageOf(error) });
    }
    await sleep(clock, RETRY_MS, signal);
  }
}
