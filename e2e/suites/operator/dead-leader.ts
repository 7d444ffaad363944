import { LEASES } from "@keyward/kube/client/kinds";
import { isConflict } from "@keyward/kube/watch/kube-error";
import { eventually } from "../../driver/eventually.ts";
import type { Suite } from "./fixture.ts";
import type { OperatorProcess } from "./operator-process.ts";

/** As a node that loses power. It is dead for certain then, so nobody need wait for the end of its lease. */
export async function killLeader(suite: Suite, leader: OperatorProcess): Promise<void> {
  await leader.end("SIGKILL");
  await eventually("the lease of a dead leader to be free", () => isFreed(suite, leader.podName));
}

/** @returns false where the lease changed in between: by a standby, or by what the leader had still sent before it died */
async function isFreed({ client, operatorNamespace: namespace }: Suite, podName: string): Promise<boolean> {
  const { metadata, spec } = await client.get(LEASES, { namespace, name: "keyward-operator" });
  if (!spec?.holderIdentity?.startsWith(podName)) return true;
  const { resourceVersion } = metadata;
  const body = { metadata: { resourceVersion }, spec: { holderIdentity: "" } };
  try {
    await client.patch(LEASES, metadata, { type: "merge", body });
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}
