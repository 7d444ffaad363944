import { randomBytes } from "node:crypto";
import { SIDECAR_CONTAINER } from "@keyward/core/contract/names";
import type { CryptoProfileSpec } from "@keyward/crds/types/crypto-profile";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import type { Condition } from "@keyward/crds/types/meta";
import { PODS, SECRETS, type Secret } from "@keyward/kube/client/kinds";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import type { Suite } from "./fixture.ts";

/** A namespace, by whatever suite it was made. */
type Place = Pick<Suite, "client" | "namespace">;

export const uniqueName = (stem: string) => `${stem}-${randomBytes(3).toString("hex")}`;

const HASH_ONLY: CryptoProfileSpec = { hash: { default: "SHA3-512", allowed: ["SHA-256", "SHA3-512"] } };
const AUTHORITY: KeyPolicySpec = {
  algorithm: "ECDSA-P256",
  certificateAuthority: { subject: { commonName: "Suite CA", organization: "Keyward" } },
};

export function signingProfile(policy: string): CryptoProfileSpec {
  return {
    ...HASH_ONLY,
    certificates: {
      issuer: { keyPolicyRef: { name: policy } },
      validity: { notAfter: "24h" },
      subjectKeys: [{ type: "EC", curves: ["P-256"] }],
    },
  };
}

export function createProfile({ client, namespace }: Place, name: string, spec: CryptoProfileSpec = HASH_ONLY) {
  return client.create(KINDS.CryptoProfile, { metadata: { namespace, name }, spec });
}

export function getProfile({ client, namespace }: Place, name: string) {
  return client.get(KINDS.CryptoProfile, { namespace, name });
}

export function changeProfile({ client, namespace }: Place, name: string, spec: object) {
  return client.patch(KINDS.CryptoProfile, { namespace, name }, { type: "merge", body: { spec } });
}

export function createPolicy({ client, namespace }: Place, name: string, spec: KeyPolicySpec = AUTHORITY) {
  return client.create(KINDS.KeyPolicy, { metadata: { namespace, name }, spec });
}

export function getPolicy({ client, namespace }: Place, name: string) {
  return client.get(KINDS.KeyPolicy, { namespace, name });
}

/** @returns the condition once it has that reason */
export function hasReason(read: () => Promise<{ status?: unknown }>, type: string, reason: string): Promise<Condition> {
  return eventually(`condition ${type} with reason ${reason}`, async () => {
    const { conditions } = ((await read()).status ?? {}) as { conditions?: Condition[] };
    return conditions?.find((condition) => condition.type === type && condition.reason === reason);
  });
}

export function isGone(what: string, read: () => Promise<unknown>): Promise<true> {
  return eventually(`${what} to be gone`, async () => {
    try {
      await read();
      return false;
    } catch (error) {
      if (isNotFound(error)) return true;
      throw error;
    }
  });
}

export function getKey({ client, namespace }: Place, name: string) {
  return client.get(KINDS.CryptoKey, { namespace, name });
}

/** The Secrets in which the versions of a CryptoKey are sealed: one, or none. */
export async function sealedSetsOf({ client, operatorNamespace }: Suite, keyUid: string): Promise<Secret[]> {
  const labelSelector = `keyward.dev/key-uid=${keyUid}`;
  return (await client.list(SECRETS, { namespace: operatorNamespace, labelSelector })).items;
}

/** A pod as the webhook leaves it, as far as the operator looks. It is bound to no node, so nothing of it runs. */
export function createInjectedPod({ client, namespace }: Suite, name: string, profile: string): Promise<KubeObject> {
  const image = "keyward.dev/none:0";
  const sidecar = { name: SIDECAR_CONTAINER, image, restartPolicy: "Always", args: [`--profile=${profile}`] };
  return client.create(PODS, {
    metadata: {
      namespace,
      name,
      labels: { "keyward.dev/profile": profile },
      annotations: { "keyward.dev/inject": profile },
    },
    spec: {
      initContainers: [sidecar],
      containers: [{ name: "app", image }],
      nodeSelector: { "keyward.dev/nowhere": "true" },
    },
  } as KubeObject);
}

export function deletePod({ client, namespace }: Suite, name: string): Promise<void> {
  return client.delete(PODS, { namespace, name }, { gracePeriodSeconds: 0 });
}
