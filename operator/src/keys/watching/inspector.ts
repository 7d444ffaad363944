import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKey } from "@keyward/core/backend/key-admin";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { Backends } from "../../backends/port.ts";
import type { Caches } from "../../caches/caches.ts";
import { isReady, type KeyView } from "../key-view.ts";
import type { Inspections, VersionHealth } from "./inspections.ts";

export interface InspectorOptions {
  readonly caches: Pick<Caches, "keys" | "policies">;
  readonly backends: Backends;
  readonly inspections: Inspections;
  /** Told of a key of which there is news. */
  readonly wake: (key: string) => void;
}

/** In these states a version is of use to someone. */
export const INSPECTED: ReadonlySet<KeyVersion["state"]> = new Set(["Staged", "Active", "Retired"]);

/** Asks backends what became of a key's versions: someone else may have disabled, destroyed or changed them. */
export class Inspector {
  readonly #options: InspectorOptions;

  constructor(options: InspectorOptions) {
    this.#options = options;
  }

  readonly reconcile = async (name: string, signal: AbortSignal): Promise<undefined> => {
    const { caches, inspections, wake } = this.#options;
    const key = caches.keys.get(name);
    const algorithm =
      key && caches.policies.get(`${key.metadata.namespace}/${key.spec.policyRef.name}`)?.spec.algorithm;
    if (key === undefined || algorithm === undefined) return;
    const versions = (key.status?.versions ?? []).filter(({ state }) => INSPECTED.has(state));
    const health = new Map<number, VersionHealth>();
    let sealRevision = 0;
    for (const version of versions) {
      const found = await this.#look(key, version, algorithm, signal);
      health.set(version.version, found.health);
      sealRevision = Math.max(sealRevision, found.sealRevision ?? 0);
    }
    const isNews = inspections.record(key.metadata.uid ?? "", health, sealRevision);
    const isTold = !isReady(key.status) || versions.some(({ trouble }) => trouble !== undefined);
    // A key in trouble waits for whatever is found out.
    if (isNews || isTold || sealRevision > (key.status?.sealRevision ?? 0)) wake(name);
  };

  /** @throws BackendError where the backend could not be asked: nothing is known then, and nothing told */
  async #look({ metadata }: KeyView, { backend, backendKey }: KeyVersion, algorithm: string, signal: AbortSignal) {
    try {
      const open = this.#options.backends.of(backend, metadata.namespace ?? "");
      const found = await open.backend.admin.describe({ id: backendKey, algorithm }, signal);
      return { health: healthOf(found), sealRevision: found?.sealRevision };
    } catch (error) {
      const health = healthOfFault(error);
      if (health === undefined) throw error;
      return { health, sealRevision: undefined };
    }
  }
}

function healthOf(key: BackendKey | undefined): VersionHealth {
  switch (key?.state) {
    case "Enabled":
      return { kind: "usable" };
    case "Disabled":
      return { kind: "disabled" };
    case "Destroying":
    case "Destroyed":
      return { kind: "destroyed" };
    default:
      return { kind: "missing" };
  }
}

/** Words for what is sealed: what exactly is wrong is the reason in a condition. */
type WithSealFault = { readonly sealFault?: string };

function healthOfFault(error: unknown): VersionHealth | undefined {
  if (!(error instanceof BackendError)) return undefined;
  if (error.fault === "KeyDisabled") return { kind: "disabled" };
  if (error.fault === "KeyDestroyed") return { kind: "destroyed" };
  if (error.fault === "KeyMissing") return { kind: "missing" };
  if (error.fault !== "KeyDamaged") return undefined;
  const { sealFault } = error as WithSealFault;
  if (sealFault === "Missing") return { kind: "missing" };
  return { kind: "damaged", reason: sealFault ?? "Damaged", cause: error.message };
}
