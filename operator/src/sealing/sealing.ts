import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { SoftwareBackend as SoftwareSpec } from "@keyward/crds/types/backend/software";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { type Clock, sleep } from "@keyward/kube/watch/clock";
import { openSoftware, type SoftwareBackend } from "@keyward/provider-software/backend";
import { type BackendId, backendText } from "../backends/backend-id.ts";
import type { Backends } from "../backends/port.ts";
import type { Caches } from "../caches/caches.ts";
import { type Log, messageOf } from "../serve/log.ts";
import { BackendWrapping, sealingKey } from "./backend-wrapping.ts";
import { DataKeyRing } from "./data-key-ring.ts";
import { Resealer, type SealProgress } from "./resealer.ts";
import { SecretStore } from "./secret-store.ts";
import { SecretWrapping } from "./secret-wrapping.ts";
import { parseWrapping, type Wrapping } from "./wrapping.ts";

export interface SealingOptions {
  readonly caches: Pick<Caches, "keys" | "secrets" | "sealedSets">;
  readonly client: KubeClient;
  /** The operator's own. */
  readonly namespace: string;
  readonly clusterId: string;
  readonly clock: Clock;
  readonly log: Log;
}

interface Home {
  readonly backend: SoftwareBackend;
  readonly ring: DataKeyRing;
  readonly resealer: Resealer;
}

const DEFAULT_SECRET = "keyward-key-encryption-key";
const OPEN_MS = 30_000;
const RESEAL_EVERY_MS = 30_000;

/** Opens software backends on Secrets, and keeps what they sealed under current data keys. */
export class Sealing {
  readonly store: SecretStore;
  readonly #options: SealingOptions;
  readonly #homes = new Map<string, Home>();

  constructor(options: SealingOptions) {
    this.#options = options;
    this.store = new SecretStore(options);
  }

  /** Opens one; opened again, as after a change of its spec, the newer one counts. @throws BackendError */
  readonly open = async (
    { keyEncryptionKey }: SoftwareSpec,
    id: BackendId,
    backends: Pick<Backends, "of">,
    environment: BackendEnvironment,
  ): Promise<SoftwareBackend> => {
    const home = backendText(id);
    const { secrets } = this.#options.caches;
    const wrapping = await this.#wrapping(keyEncryptionKey, id, backends);
    const wrappingOf = (descriptor: string) => this.#wrappingOf(descriptor, backends);
    const ring = new DataKeyRing({ ...this.#options, secrets, home, wrapping, wrappingOf });
    const { nowMs, log } = environment;
    const software = await openSoftware({ store: this.store, dataKeys: ring, home, nowMs, log });
    const opened: Home = { backend: software, ring, resealer: this.#resealer(software, ring) };
    this.#homes.set(home, opened);
    return { ...software, [Symbol.asyncDispose]: async () => this.#close(home, opened) };
  };

  /** For `status.seal` of a software backend. */
  progress(id: BackendId): SealProgress | undefined {
    return this.#homes.get(backendText(id))?.resealer.progress;
  }

  /** The backend itself, without limits and breaker; undefined: it is not open, or not software. */
  backend(id: BackendId): SoftwareBackend | undefined {
    return this.#homes.get(backendText(id))?.backend;
  }

  /** Until the signal aborts; the leader's work. */
  async keepResealing(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.resealOnce(signal);
      await sleep(this.#options.clock, RESEAL_EVERY_MS, signal);
    }
  }

  /** One look at every software backend. What fails is told in the log, and tried again with the next look. */
  async resealOnce(signal: AbortSignal): Promise<void> {
    for (const [home, { resealer }] of this.#homes) {
      await resealer.run(signal).catch((error: unknown) => {
        if (!signal.aborted) this.#options.log.warn("sealing.waits", { backend: home, error: messageOf(error) });
      });
    }
  }

  #resealer(backend: SoftwareBackend, ring: DataKeyRing): Resealer {
    const { clusterId, clock, log } = this.#options;
    return new Resealer({ ring, backend, store: this.store, clusterId, clock, log });
  }

  #close(home: string, opened: Home): void {
    if (this.#homes.get(home) === opened) this.#homes.delete(home);
    opened.ring[Symbol.dispose]();
  }

  async #wrapping(
    { backendRef, secret }: SoftwareSpec["keyEncryptionKey"],
    id: BackendId,
    backends: Pick<Backends, "of">,
  ): Promise<Wrapping> {
    if (backendRef === undefined) return new SecretWrapping(secret?.name ?? DEFAULT_SECRET, this.#options);
    const opened = backends.of(backendRef, id.namespace);
    const signal = AbortSignal.timeout(OPEN_MS);
    const key = await sealingKey(backendRef, opened, backendText(id), this.#options, signal);
    return new BackendWrapping(backends, backendRef, id.namespace, key);
  }

  #wrappingOf(descriptor: string, backends: Pick<Backends, "of">): Wrapping {
    const key = parseWrapping(descriptor);
    if (key === undefined) throw new BackendError("KeyDamaged", "a data key does not say what it was wrapped by");
    if (key.kind === "Secret") return new SecretWrapping(key.name, this.#options);
    const { kind, name, namespace, keyId, algorithm } = key;
    return new BackendWrapping(backends, { kind, name }, namespace, { id: keyId, algorithm });
  }
}
