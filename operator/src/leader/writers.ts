import { API_GROUP, FIELD_MANAGER, STATUS_FIELD_MANAGER } from "@keyward/core/contract/names";
import { Applier } from "@keyward/kube/apply/applier";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { Fence } from "@keyward/kube/election/fence";
import { EventRecorder } from "@keyward/kube/events/event-recorder";
import { RequestWriter } from "../key-requests/request-writer.ts";
import { StatusWriter } from "../status/status-writer.ts";
import type { Parts } from "./parts.ts";

/** Every way in which a term writes; the fence stands before each. */
export interface Writers {
  readonly client: KubeClient;
  readonly applier: Applier;
  readonly events: EventRecorder;
  readonly status: StatusWriter;
  readonly requests: RequestWriter;
}

export function createWriters({ client: unfenced, args, metrics, clock, log }: Parts, fence: Fence): Writers {
  const client = unfenced.guardedBy(fence);
  const applier = new Applier(client, { spec: FIELD_MANAGER, status: STATUS_FIELD_MANAGER });
  const events = new EventRecorder({
    client,
    reporter: { controller: `${API_GROUP}/operator`, instance: args.podName },
    onDropped: (cause) => metrics.droppedEvents.inc({ cause }),
    clock,
  });
  const nowEpochMs = clock.epochMs;
  const status = new StatusWriter({ applier, events, nowEpochMs });
  return { client, applier, events, status, requests: new RequestWriter({ client, events, log, nowEpochMs }) };
}
