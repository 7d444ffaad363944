import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ClusterKeyBackend } from "@keyward/crds/types/cluster-key-backend";
import type { CryptoKey } from "@keyward/crds/types/crypto-key";
import type { CryptoProfile } from "@keyward/crds/types/crypto-profile";
import type { KeyApproval } from "@keyward/crds/types/key-approval";
import type { KeyBackend } from "@keyward/crds/types/key-backend";
import type { KeyPolicy } from "@keyward/crds/types/key-policy";
import type { KeyRequest } from "@keyward/crds/types/key-request";
import type { KeywardIssuer } from "@keyward/crds/types/keyward-issuer";
import type { Kind } from "@keyward/kube/client/kind";
import { CUSTOM_RESOURCE_DEFINITIONS, NAMESPACES } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { parse } from "yaml";
import type { Cluster } from "../../cluster/provider.ts";
import { apiOf, closeApis } from "../../driver/api.ts";
import { eventually } from "../../driver/eventually.ts";

const MANIFESTS = join(import.meta.dirname, "../../../crds/manifests");

/** Samples that lie in no namespace. */
const CLUSTER_SAMPLES = ["kms-eu", "sealed-by-kms"];

const keyward = { group: "keyward.dev", version: "v1alpha1", namespaced: true };

/** Our kinds, their objects as open as any that comes over the wire. */
export const KINDS = {
  CryptoProfile: { ...keyward, plural: "cryptoprofiles", kind: "CryptoProfile" } as Kind<Stored<CryptoProfile>>,
  KeyPolicy: { ...keyward, plural: "keypolicies", kind: "KeyPolicy" } as Kind<Stored<KeyPolicy>>,
  CryptoKey: { ...keyward, plural: "cryptokeys", kind: "CryptoKey" } as Kind<Stored<CryptoKey>>,
  KeyBackend: { ...keyward, plural: "keybackends", kind: "KeyBackend" } as Kind<Stored<KeyBackend>>,
  ClusterKeyBackend: {
    ...keyward,
    plural: "clusterkeybackends",
    kind: "ClusterKeyBackend",
    namespaced: false,
  } as Kind<Stored<ClusterKeyBackend>>,
  KeyRequest: { ...keyward, plural: "keyrequests", kind: "KeyRequest" } as Kind<Stored<KeyRequest>>,
  KeywardIssuer: { ...keyward, plural: "keywardissuers", kind: "KeywardIssuer" } as Kind<Stored<KeywardIssuer>>,
  KeyApproval: { ...keyward, plural: "keyapprovals", kind: "KeyApproval" } as Kind<Stored<KeyApproval>>,
};

export type Stored<T> = KubeObject & Pick<T, keyof T & ("spec" | "status")>;

/** An API server with our CRDs in force, and a namespace of the suite's own in it. */
export interface ApiServer {
  readonly client: KubeClient;
  readonly namespace: string;
  /** Removes the namespace with all that is in it, and the cluster's samples; the CRDs stay, others may use them. */
  close(): Promise<void>;
}

export async function openApiServer(cluster: Cluster): Promise<ApiServer> {
  const client = apiOf(cluster);
  for (const file of readdirSync(MANIFESTS)) await install(client, parse(readFileSync(join(MANIFESTS, file), "utf8")));
  const namespace = `crds-${randomBytes(4).toString("hex")}`;
  await client.create(NAMESPACES, { metadata: { name: namespace } });
  const close = async () => {
    await client.delete(NAMESPACES, { name: namespace });
    for (const name of CLUSTER_SAMPLES) await removeIfThere(client, name);
    closeApis();
  };
  return { client, namespace, close };
}

/** Only some files of the suite make them. */
async function removeIfThere(client: KubeClient, name: string): Promise<void> {
  await client.delete(KINDS.ClusterKeyBackend, { name }).catch((error) => {
    if (!isNotFound(error)) throw error;
  });
}

interface Definition extends KubeObject {
  readonly spec: { readonly group: string; readonly scope: string; readonly names: { plural: string; kind: string } };
  status?: { conditions?: { type: string; status: string }[] };
}

async function install(client: KubeClient, manifest: Definition): Promise<void> {
  const kind = CUSTOM_RESOURCE_DEFINITIONS as Kind<Definition>;
  const { name } = manifest.metadata;
  await client.apply(kind, manifest, { fieldManager: "keyward-crds-suite", force: true });
  await eventually(`${name} to be established`, async () => {
    const { status } = await client.get(kind, { name });
    return status?.conditions?.some((condition) => condition.type === "Established" && condition.status === "True");
  });
  // A moment passes before the part that serves the objects has heard of it.
  const { group, scope, names } = manifest.spec;
  const served: Kind = { ...keyward, ...names, group, namespaced: scope === "Namespaced" };
  await eventually(`${name} to be served`, () => client.list(served));
}
