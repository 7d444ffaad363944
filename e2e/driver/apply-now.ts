import type { Kind } from "@keyward/kube/client/kind";
import { parse } from "yaml";
import type { Cluster } from "../cluster/provider.ts";
import { apiOf } from "./api.ts";

const CRYPTO_PROFILES: Kind = {
  group: "keyward.dev",
  version: "v1alpha1",
  plural: "cryptoprofiles",
  kind: "CryptoProfile",
  namespaced: true,
};

/**
 * Server-side apply of one CryptoProfile over an open connection: what `kubectl apply` sends, without its start-up.
 * @returns when the API server has stored it
 */
export async function applyNow(cluster: Cluster, yaml: string): Promise<void> {
  await apiOf(cluster).apply(CRYPTO_PROFILES, parse(yaml), { fieldManager: "kubectl", force: true });
}
