import { API_GROUP } from "@keyward/core/contract/names";
import type { OperatorArgs } from "@keyward/core/contract/operator-args";
import type { AgentEndpoint } from "@keyward/crds/types/profile/status";
import { LEASES, type Lease } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { microTime } from "@keyward/kube/client/micro-time";
import { type Clock, sleep } from "@keyward/kube/watch/clock";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import type { Caches } from "../../caches/caches.ts";
import { type Log, messageOf } from "../../serve/log.ts";

/** Label of the Leases by which replicas announce themselves, and the annotation that says where they are. */
export const REPLICA = {
  label: `${API_GROUP}/agent`,
  value: "replica",
  address: `${API_GROUP}/agent-address`,
} as const;

export interface AnnouncementOptions {
  readonly args: OperatorArgs;
  readonly client: KubeClient;
  readonly caches: Pick<Caches, "pods">;
  readonly clock: Clock;
  readonly log: Log;
  /** Undefined until this replica listens. */
  readonly endpoint: () => AgentEndpoint | undefined;
}

export function leaseName(podName: string): string {
  return `keyward-agent-${podName}`;
}

/** Says in a Lease of its own where this replica serves, until the signal aborts; then that it does no longer. */
export async function announce(options: AnnouncementOptions, signal: AbortSignal): Promise<void> {
  const { args, clock, log } = options;
  while (!signal.aborted) {
    const address = options.endpoint()?.address;
    if (address !== undefined) {
      await write(options, address).catch((error) => log.debug("agent.not-announced", { error: messageOf(error) }));
    }
    await sleep(clock, address === undefined ? 100 : args.leaseDurationMs / 4, signal);
  }
  // Nobody waits for this: the Lease runs out by itself.
  if (options.endpoint() !== undefined) await write(options, "").catch(() => {});
}

/** @param address empty: this replica serves no longer */
async function write({ args, client, caches, clock }: AnnouncementOptions, address: string): Promise<void> {
  const { namespace, podName, leaseDurationMs } = args;
  const name = leaseName(podName);
  const spec = {
    holderIdentity: address === "" ? "" : podName,
    leaseDurationSeconds: leaseDurationMs / 1_000,
    renewTime: microTime(clock.epochMs()),
  };
  const metadata = { labels: { [REPLICA.label]: REPLICA.value }, annotations: { [REPLICA.address]: address } };
  const timeoutMs = leaseDurationMs / 4;
  try {
    await client.patch(LEASES, { namespace, name }, { type: "merge", body: { metadata, spec } }, { timeoutMs });
  } catch (error) {
    if (!isNotFound(error)) throw error;
    const owner = caches.pods.get(`${namespace}/${podName}`)?.metadata.uid;
    // It goes with its pod, however that ends.
    const ownerReferences = owner === undefined ? [] : [{ apiVersion: "v1", kind: "Pod", name: podName, uid: owner }];
    await client.create(LEASES, { metadata: { namespace, name, ...metadata, ownerReferences }, spec } as Lease, {
      timeoutMs,
    });
  }
}
