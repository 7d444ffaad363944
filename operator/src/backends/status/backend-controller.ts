import type { SealStatus } from "@keyward/crds/types/backend/status";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import type { Caches } from "../../caches/caches.ts";
import { CLUSTER_KEY_BACKENDS, KEY_BACKENDS } from "../../caches/kinds.ts";
import type { StatusWriter } from "../../status/status-writer.ts";
import type { BackendId } from "../backend-id.ts";
import type { SlotView } from "../slot-view.ts";
import { backendStatus } from "./backend-status.ts";
import { backendFindings } from "./findings.ts";
import type { OrphanBook } from "./orphans.ts";

export interface BackendControllerOptions {
  readonly caches: Pick<Caches, "keyBackends" | "clusterKeyBackends">;
  readonly backends: { view(id: BackendId): SlotView | undefined };
  readonly orphans: OrphanBook;
  /** How far a software backend's sets are with their data key. */
  readonly sealOf?: (id: BackendId) => SealStatus | undefined;
  readonly status: StatusWriter;
}

/** Writes into the status of backends what this replica knows of them. Keys are those of the caches: `namespace/name` or `name`. */
export class BackendController {
  readonly #options: BackendControllerOptions;

  constructor(options: BackendControllerOptions) {
    this.#options = options;
  }

  readonly reconcile = async (key: string): Promise<ReconcileResult> => {
    const { caches, status } = this.#options;
    const [first = "", second] = key.split("/");
    if (second === undefined) {
      const object = caches.clusterKeyBackends.get(key);
      const report = object && this.#report({ kind: "ClusterKeyBackend", namespace: "", name: first }, object);
      if (object && report) await status.write(CLUSTER_KEY_BACKENDS, object, ...report);
      return undefined;
    }
    const object = caches.keyBackends.get(key);
    const report = object && this.#report({ kind: "KeyBackend", namespace: first, name: second }, object);
    if (object && report) await status.write(KEY_BACKENDS, object, ...report);
    return undefined;
  };

  /** @returns undefined while the pool has not taken this generation up; it tells us when it has */
  #report(id: BackendId, { metadata, status }: ReportedObject) {
    const { backends, orphans, sealOf } = this.#options;
    const { uid, generation = 0 } = metadata;
    const view = backends.view(id);
    if (view === undefined || view.stamp !== `${uid}/${generation}`) return undefined;
    const rest = backendStatus(view, generation, status, sealOf?.(id));
    return [backendFindings(view, orphans.of(id)), rest] as const;
  }
}

type ReportedObject = Pick<NonNullable<ReturnType<Caches["clusterKeyBackends"]["get"]>>, "metadata" | "status">;
