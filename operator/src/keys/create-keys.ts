import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { EventRecorder } from "@keyward/kube/events/event-recorder";
import type { Clock } from "@keyward/kube/watch/clock";
import { keyOf } from "@keyward/kube/watch/kube-object";
import type { BackendPool } from "../backends/backend-pool.ts";
import type { OrphanBook } from "../backends/status/orphans.ts";
import type { Caches } from "../caches/caches.ts";
import { IN_TROUBLE, KEYS_BY_TROUBLE } from "../caches/caches.ts";
import { KeyMoveController } from "../key-moves/key-move-controller.ts";
import { RequestWriter } from "../key-requests/request-writer.ts";
import type { Log } from "../serve/log.ts";
import type { Metrics } from "../serve/metrics.ts";
import { DueTimes } from "./due-times.ts";
import { KeyController } from "./key-controller.ts";
import { KeyStatusWriter } from "./key-status-writer.ts";
import { Ledger } from "./ledger/ledger.ts";
import { BackendJobs } from "./making/backend-jobs.ts";
import { type Inheritance, VersionMaker } from "./making/make-version.ts";
import { parentAuthority } from "./making/parent-authority.ts";
import type { HeldVersions } from "./watching/held-versions.ts";
import { Inspections } from "./watching/inspections.ts";
import { Inspector } from "./watching/inspector.ts";
import { Outages } from "./watching/outages.ts";
import { Recoveries } from "./watching/recoveries.ts";
import type { Rewinds } from "./watching/rewinds.ts";
import { serverTimeMs } from "./watching/server-time.ts";
import type { StagedAcknowledgements } from "./watching/staged-acknowledgements.ts";
import { Survey } from "./watching/survey.ts";

export interface CreateKeysOptions {
  readonly caches: Pick<Caches, "keys" | "policies" | "profiles" | "requests">;
  readonly backends: BackendPool;
  readonly orphans: OrphanBook;
  readonly inheritance: Inheritance;
  readonly held: HeldVersions;
  readonly rewinds: Rewinds;
  readonly staged: StagedAcknowledgements;
  /** Its writes are fenced. */
  readonly client: KubeClient;
  readonly events: EventRecorder;
  readonly clusterId: string;
  /** The operator's own. */
  readonly namespace: string;
  readonly surveyEveryMs: number;
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, "restoredKeys">;
  readonly log: Log;
}

/** The lifecycle of keys for one term. */
export interface Keys {
  readonly controller: KeyController;
  readonly inspector: Inspector;
  /** By text of a BackendId. */
  readonly survey: Survey;
  /** By name of the KeyRequest. */
  readonly moves: KeyMoveController;
  /** It has one writer in a term. */
  readonly ledger: Ledger;
  /** Ends timers and work in backends. */
  stop(): void;
}

/**
 * @param wake something about that key may have to be done
 * @param inspect its versions may not be what they were
 */
export function createKeys(
  options: CreateKeysOptions,
  wake: (key: string) => void,
  inspect: (key: string) => void,
): Keys {
  const { caches, backends, client, events, clock, metrics, namespace, staged: acknowledgements } = options;
  const nowEpochMs = clock.epochMs;
  const inspections = new Inspections();
  const waiting = new Set<string>();
  const recoveries = new Recoveries();
  const outages = new Outages({ caches, backends, clock, wake });
  const jobs = new BackendJobs(wake);
  const due = new DueTimes(clock, wake);
  const ledger = new Ledger(client, namespace);
  const common = {
    ...options,
    nowEpochMs,
    inspections,
    jobs,
    due,
    ledger,
    acknowledgements,
    inspect,
    recoveries,
    outages,
    wake,
  };
  const shared = {
    ...common,
    maker: new VersionMaker({ ...common, parentOf: (space, name) => parentAuthority(space, name, options) }),
    serverTimeMs: (signal: AbortSignal) => serverTimeMs(client, namespace, signal),
    writer: new KeyStatusWriter({ client, events, ledger, nowEpochMs }),
    requests: new RequestWriter(common),
  };
  const controller = new KeyController({ ...shared, checked: new Set(), faults: new Map(), waiting });
  const moves = new KeyMoveController(shared);
  const survey = new Survey(shared);
  const inspector = new Inspector({ caches, backends, inspections, wake });
  options.held.onNews = wake;
  // A staged version waits until the last sidecar has it, of which the first one told already.
  options.held.onReport = (key) => {
    if (caches.keys.get(key)?.status?.versions?.some(({ state }) => state === "Staged")) wake(key);
  };
  options.rewinds.onNoted = (key, keyUid) => {
    // What was found out was found of what is there no more.
    inspections.forget(keyUid);
    metrics.restoredKeys.inc();
    wake(key);
    inspect(key);
  };
  options.rewinds.onSettled = inspect;
  const unlisten = backends.onChange(() => {
    const waited = [...waiting];
    waiting.clear();
    for (const key of waited) wake(key);
    for (const key of caches.keys.byIndex(KEYS_BY_TROUBLE, IN_TROUBLE)) wake(keyOf(key));
  });
  const stop = () => {
    unlisten();
    outages.stop();
    options.rewinds.onNoted = () => {};
    options.rewinds.onSettled = () => {};
    jobs.stop();
    due.stop();
  };
  return { controller, inspector, survey, moves, ledger, stop };
}
