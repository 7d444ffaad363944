import { keyOf } from "@keyward/kube/watch/kube-object";
import { KEYS_BY_POLICY, REQUESTS_BY_KEY } from "../caches/caches.ts";
import type { ApprovalObject, RequestObject } from "../caches/kinds.ts";
import { isMove } from "../key-moves/move.ts";
import { removalMs } from "../key-requests/removal.ts";
import { DueTimes } from "../keys/due-times.ts";
import type { Parts } from "./parts.ts";
import type { Term } from "./term-controllers.ts";

/** What a decision on a request depends on: the request, what people said, its key, and the policy of that. @returns how to unwire */
export function wireRequests(parts: Parts, term: Term): (() => void)[] {
  const { controllers } = term;
  const { requests, approvals, keys, policies } = parts.caches;
  const wake = (key: string, request: RequestObject) => {
    if (isOpen(request)) controllers.requests.enqueue(key);
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
    ...wireRemovals(parts, term),
  ];
}

/** Undecided, or not carried out yet: its key may go before that. */
function isOpen({ status: { phase = "Pending" } = {} }: RequestObject): boolean {
  return phase === "Pending" || phase === "Approved";
}

/** One timer for all requests that have ended, however many there are. */
function wireRemovals({ caches, args, clock }: Parts, { controllers }: Term): (() => void)[] {
  const due = new DueTimes(clock, (key) => controllers.removals.enqueue(key));
  const note = (request: RequestObject) => due.set(keyOf(request), removalMs(request, args.requestTtlMs));
  const forget = (request: RequestObject) => due.set(keyOf(request), undefined);
  return [caches.requests.addHandler({ add: note, update: note, delete: forget }), () => due.stop()];
}
