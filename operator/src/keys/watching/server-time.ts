import { CONFIG_MAPS } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";

/**
 * What the API server's clock says: it stamps what it creates, even where it is asked to try only.
 * @param namespace where ConfigMaps may be created
 * @returns milliseconds since 1970, whole seconds
 * @throws KubeError, TransportError
 */
export async function serverTimeMs(
  client: Pick<KubeClient, "create">,
  namespace: string,
  signal: AbortSignal,
): Promise<number> {
  const probe = { metadata: { namespace, name: "keyward-what-time-is-it" } };
  const { metadata } = await client.create(CONFIG_MAPS, probe, { dryRun: true, signal });
  const ms = Date.parse(metadata.creationTimestamp ?? "");
  if (Number.isNaN(ms)) throw new Error("the API server stamped a ConfigMap with no time");
  return ms;
}
