import { OPERATOR_AUDIENCE } from "@keyward/core/contract/names";
import { SERVICE_ACCOUNTS } from "@keyward/kube/client/kinds";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import type { Suite } from "./fixture.ts";

export interface TokenWish {
  /** Default: the operator's. */
  readonly audience?: string;
  /** The pod that the token is bound to; undefined: none. */
  readonly pod?: KubeObject | undefined;
}

interface TokenRequest extends KubeObject {
  status?: { token: string };
}

/** A token of the namespace's default service account, as the kubelet would ask for it. */
export async function requestToken({ client, namespace }: Suite, { audience = OPERATOR_AUDIENCE, pod }: TokenWish) {
  const bound = pod && { kind: "Pod", apiVersion: "v1", name: pod.metadata.name, uid: pod.metadata.uid };
  const spec = { audiences: [audience], expirationSeconds: 600, ...(bound && { boundObjectRef: bound }) };
  const body = {
    apiVersion: "authentication.k8s.io/v1",
    kind: "TokenRequest",
    metadata: { namespace, name: "default" },
    spec,
  };
  const answer: TokenRequest = await client.create(SERVICE_ACCOUNTS, body as KubeObject, { subresource: "token" });
  return answer.status!.token;
}
