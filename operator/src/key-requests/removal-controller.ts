import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { isConflict, isNotFound } from "@keyward/kube/watch/kube-error";
import type { Caches } from "../caches/caches.ts";
import { KEY_REQUESTS } from "../caches/kinds.ts";
import type { Ledger } from "../keys/ledger/ledger.ts";
import { serverTimeMs } from "../keys/watching/server-time.ts";
import type { Log } from "../serve/log.ts";
import { removalMs } from "./removal.ts";
import { requestLine } from "./request-line.ts";

export interface RemovalControllerOptions {
  readonly caches: Pick<Caches, "requests" | "keys">;
  /** Its writes are fenced. */
  readonly client: KubeClient;
  readonly ledger: Pick<Ledger, "append">;
  /** The operator's own. */
  readonly namespace: string;
  /** For requests that do not say it themselves. */
  readonly ttlMs: number;
  readonly log: Log;
}

/** Clocks that are apart may be put right meanwhile. */
const MAX_WAIT_MS = 60_000;
/** The API server's stamps have whole seconds. */
const STAMP_MS = 1_000;

/** Removes requests whose time is over, and keeps in the ledger who agreed: the approvals of each belong to it, and go with it. Due times are told by who wakes it. */
export class RemovalController {
  readonly #options: RemovalControllerOptions;

  constructor(options: RemovalControllerOptions) {
    this.#options = options;
  }

  readonly reconcile = async (key: string, signal: AbortSignal): Promise<ReconcileResult> => {
    const { caches, client, ledger, namespace, ttlMs, log } = this.#options;
    const request = caches.requests.get(key);
    const dueMs = request && removalMs(request, ttlMs);
    if (request === undefined || dueMs === undefined) return undefined;
    // What is removed does not come back: a clock that jumped does not take it away.
    const leftMs = dueMs - (await serverTimeMs(client, namespace, signal));
    if (leftMs >= STAMP_MS) return { requeueAfterMs: Math.min(leftMs, MAX_WAIT_MS) };
    const { uid } = request.metadata;
    const ofKey = caches.keys.get(`${request.metadata.namespace}/${request.spec.keyRef.name}`);
    await ledger.append([requestLine(request, ofKey?.metadata.uid ?? "")]);
    try {
      await client.delete(KEY_REQUESTS, request.metadata, {
        ...(uid && { uid }),
        propagationPolicy: "Background",
        signal,
      });
    } catch (error) {
      // Gone already, or another one of its name by now.
      if (isNotFound(error) || isConflict(error)) return undefined;
      throw error;
    }
    const { spec, status } = request;
    log.info("key-request.removed", {
      request: key,
      uid,
      key: spec.keyRef.name,
      action: spec.action,
      phase: status?.phase,
    });
    return undefined;
  };
}
