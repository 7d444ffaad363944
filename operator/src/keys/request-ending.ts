import type { KubeClient } from "@keyward/kube/client/kube-client";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import { KEY_REQUESTS, type RequestObject } from "../caches/kinds.ts";
import { conditionsOf } from "../status/conditions.ts";
import { finding } from "../status/finding.ts";
import { time } from "./changes.ts";
import type { RequestOutcome } from "./plan.ts";

/**
 * Tells a request how it ended; only that part of its status is written, and only if nobody wrote since.
 * @throws KubeError 409 if somebody did
 */
export async function finishRequest(
  client: KubeClient,
  request: RequestObject,
  { phase, reason, message, version }: RequestOutcome,
  nowMs: number,
): Promise<void> {
  const { resourceVersion, generation = 0 } = request.metadata;
  const done = finding("Done", phase === "Succeeded" ? "True" : "False", reason, message);
  const status = {
    phase,
    finishedAt: time(nowMs),
    ...(version !== undefined && { version }),
    conditions: conditionsOf(request.status?.conditions, [done], generation, nowMs),
  };
  try {
    const body = { metadata: { resourceVersion }, status };
    await client.patch(KEY_REQUESTS, request.metadata, { type: "merge", body }, { subresource: "status" });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
