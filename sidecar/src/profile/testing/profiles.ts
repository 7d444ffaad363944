import type { KubeObject } from "@keyward/kube/watch/kube-object";

/** A CryptoProfile as the API server has it. @param hash its default; SHA-256 and SHA3-512 are allowed */
export function cryptoProfile(
  generation: number,
  hash: string,
  more: { uid?: string; status?: object; mode?: string } = {},
): KubeObject {
  const { uid = "u-1", status, mode } = more;
  return {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "CryptoProfile",
    metadata: { name: "payments", namespace: "shop", uid, generation, resourceVersion: `${generation}` },
    spec: { ...(mode && { mode }), hash: { default: hash, allowed: ["SHA-256", "SHA3-512"] } },
    ...(status && { status }),
  } as KubeObject;
}
