import type { Backend } from "@keyward/core/backend/backend";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { BackendError } from "@keyward/core/backend/backend-error";
import { guardLimits } from "@keyward/crds/compile/backend-limits";
import type { KeyBackendSpec } from "@keyward/crds/types/backend/spec";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { Clock } from "@keyward/kube/watch/clock";
import type { Caches } from "../caches/caches.ts";
import type { Log } from "../serve/log.ts";
import type { BackendId } from "./backend-id.ts";
import type { BackendMetrics } from "./backend-metrics.ts";
import { BackendPool } from "./backend-pool.ts";
import { fileProbe } from "./choice/file-probe.ts";
import { lookAround } from "./choice/surroundings.ts";
import { backendEnvironment } from "./environment.ts";
import { fieldOf, OPENERS, type ProviderField } from "./kinds.ts";
import { assertFitForNamespace } from "./namespaced-rules.ts";
import type { Backends } from "./port.ts";

/** Opens a software backend: keys in Secrets, sealed under what `spec.keyEncryptionKey` says. */
export type SoftwareOpener = (
  spec: NonNullable<KeyBackendSpec["software"]>,
  id: BackendId,
  /** Where the key-encryption key may be. */
  backends: Pick<Backends, "of">,
  environment: BackendEnvironment,
) => Promise<Backend>;

export interface CreateBackendsOptions {
  readonly caches: Pick<Caches, "keyBackends" | "clusterKeyBackends" | "namespaces">;
  readonly client: KubeClient;
  readonly namespace: string;
  readonly metrics: BackendMetrics;
  readonly clock: Clock;
  readonly log: Log;
  /** See identityWords. */
  readonly env: BackendEnvironment["env"];
  readonly openSoftware: SoftwareOpener;
}

/** Every backend of the cluster, for one replica. */
export function createBackends(options: CreateBackendsOptions): BackendPool {
  const { caches, metrics, clock, log, env } = options;
  const beganMs = clock.monotonicMs();
  const surroundings = lookAround(fileProbe(env));
  log.info("backends.surroundings", { found: surroundings.found, tookMs: clock.monotonicMs() - beganMs });
  const pool: BackendPool = new BackendPool({
    ...caches,
    surroundings,
    clock,
    random: Math.random,
    observer: (id) => metrics.observer(id),
    open: async (spec, id) => {
      // The pool opens what it has while it is made: before that there is none to look for another backend in.
      await Promise.resolve();
      return openBackend(spec, id, pool, options);
    },
  });
  return pool;
}

async function openBackend(
  spec: KeyBackendSpec,
  id: BackendId,
  pool: BackendPool,
  options: CreateBackendsOptions,
): Promise<Backend> {
  assertFitForNamespace(spec, id);
  const environment = backendEnvironment(id, options);
  const field = fieldOf(spec);
  if (field === undefined) throw new BackendError("Misconfigured", "the spec names no kind of backend");
  if (spec.software === undefined) return openProvider(field as ProviderField, spec, environment);
  return options.openSoftware(spec.software, id, pool, environment);
}

function openProvider<F extends ProviderField>(
  field: F,
  spec: KeyBackendSpec,
  environment: BackendEnvironment,
): Promise<Backend> {
  const { development = false } = spec;
  const { timeoutMs } = guardLimits(spec);
  return OPENERS[field]({ ...spec[field]!, development, timeoutMs }, environment);
}
