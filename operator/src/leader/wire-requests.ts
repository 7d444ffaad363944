import { keyOf } from "@keyward/kube/watch/kube-object";
import { KEYS_BY_POLICY, REQUESTS_BY_KEY } from "../caches/caches.ts";
import type { ApprovalObject, RequestObject } from "../caches/kinds.ts";
import { isMove } from "../key-moves/move.ts";
import type { Parts } from "./parts.ts";
import type { Term } from "./term-controllers.ts";

/** What a decision on a request depends on: the request, what people said, its key, and the policy of that. @returns how to unwire */
export function wireRequests({ caches }: Parts, { controllers }: Term): (() => void)[] {
  const { requests, approvals, keys, policies } = caches;
  const wake = (key: string, request: RequestObject) => {
    if ((request.status?.phase ?? "Pending") === "Pending") controllers.requests.enqueue(key);
    if (isMove(request)) controllers.moves.enqueue(key);
  };
  const wakeOf = (key: string) => {
    for (const request of requests.byIndex(REQUESTS_BY_KEY, key)) wake(keyOf(request), request);
  };
  const wakeOfPolicy = (policy: string) => {
    for (const key of keys.byIndex(KEYS_BY_POLICY, policy)) wakeOf(keyOf(key));
  };
  const said = ({ metadata, spec }: ApprovalObject) =>
    controllers.requests.enqueue(`${metadata.namespace}/${spec.requestRef.name}`);
  return [
    requests.onChange(wake),
    approvals.addHandler({ add: said, update: said, delete: said }),
    keys.onChange(wakeOf),
    policies.onChange(wakeOfPolicy),
  ];
}
