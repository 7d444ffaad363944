import type { KubeObject } from "@keyward/kube/watch/kube-object";

/** Name of the profile that every measurement's pods use. */
export const PROFILE = "figures";
export const DEMO_APP_IMAGE = "keyward.dev/demo-app:0.1.0";

/** @param hash the default algorithm: what a change of the profile changes */
export function profileManifest(namespace: string, hash: "SHA3-512" | "SHA-256" = "SHA3-512"): string {
  return `apiVersion: keyward.dev/v1alpha1
kind: CryptoProfile
metadata: {name: ${PROFILE}, namespace: ${namespace}}
spec:
  hash: {default: ${hash}, allowed: [SHA-256, SHA3-256, SHA3-512]}
`;
}

export interface PodSpec {
  readonly namespace: string;
  readonly name: string;
  /** Arguments of the demo application, for each container. */
  readonly containers: Readonly<Record<string, readonly string[]>>;
  /** Default true. */
  readonly optedIn?: boolean;
}

/** A pod of the demo application, as the API takes it. */
export function podObject({ namespace, name, containers, optedIn = true }: PodSpec): KubeObject & { spec: object } {
  const annotations: Record<string, string> = optedIn ? { "keyward.dev/inject": PROFILE } : {};
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace, annotations },
    spec: {
      terminationGracePeriodSeconds: 1,
      containers: Object.entries(containers).map(([container, args]) => ({
        name: container,
        image: DEMO_APP_IMAGE,
        imagePullPolicy: "IfNotPresent",
        args,
      })),
    },
  };
}
