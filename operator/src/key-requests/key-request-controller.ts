import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import { APPROVALS_BY_REQUEST, type Caches } from "../caches/caches.ts";
import type { RequestObject } from "../caches/kinds.ts";
import { planRequest } from "./plan.ts";
import type { RequestWriter } from "./request-writer.ts";
import type { SeenRequest } from "./seen-request.ts";

export interface KeyRequestControllerOptions {
  readonly caches: Pick<Caches, "requests" | "approvals" | "keys" | "policies">;
  readonly requests: RequestWriter;
  readonly nowEpochMs: () => number;
}

/** Brings requests to their decision; others carry them out. */
export class KeyRequestController {
  readonly #options: KeyRequestControllerOptions;

  constructor(options: KeyRequestControllerOptions) {
    this.#options = options;
  }

  readonly reconcile = async (key: string): Promise<ReconcileResult> => {
    const { caches, requests, nowEpochMs } = this.#options;
    const request = caches.requests.get(key);
    const plan = request && planRequest(this.#observe(key, request), nowEpochMs());
    if (request === undefined || plan === undefined) return undefined;
    await requests.write(request, plan);
    return plan.lookAgainMs === undefined ? undefined : { requeueAfterMs: plan.lookAgainMs };
  };

  #observe(key: string, request: RequestObject): SeenRequest {
    const { caches } = this.#options;
    const { namespace } = request.metadata;
    const found = caches.keys.get(`${namespace}/${request.spec.keyRef.name}`);
    return {
      request,
      key: found && {
        policy: found.spec.policyRef.name,
        versions: (found.status?.versions ?? []).map(({ version }) => version),
      },
      policy: found && caches.policies.get(`${namespace}/${found.spec.policyRef.name}`)?.spec,
      approvals: caches.approvals.byIndex(APPROVALS_BY_REQUEST, key),
    };
  }
}
