import type { OperatorArgs } from "@keyward/core/contract/operator-args";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { Clock } from "@keyward/kube/watch/clock";
import type { KubeTransport } from "@keyward/kube/watch/transport";
import type { BackendPool } from "../backends/backend-pool.ts";
import type { Caches } from "../caches/caches.ts";
import type { Rewinds } from "../keys/watching/rewinds.ts";
import type { KnownProfiles } from "../profile/known-profiles.ts";
import type { Sealing } from "../sealing/sealing.ts";
import type { Log } from "../serve/log.ts";
import type { Metrics } from "../serve/metrics.ts";

/** What lives as long as the process. */
export interface CommonParts {
  readonly args: OperatorArgs;
  readonly client: KubeClient;
  /** For watches that only a leader needs. */
  readonly transport: KubeTransport;
  readonly caches: Caches;
  readonly known: KnownProfiles;
  /** What this process knew of keys that came back from an older backup; a restore ends terms. */
  readonly rewinds: Rewinds;
  /** Open on every replica, whether it leads or not. */
  readonly backends: BackendPool;
  /** What software backends seal with. */
  readonly sealing: Sealing;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly clock: Clock;
  /** uid of the namespace kube-system. */
  readonly clusterId: string;
}
