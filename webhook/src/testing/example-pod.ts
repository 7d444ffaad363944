import { INJECT } from "@keyward/core/contract/names";
import type { InjectConfig } from "../mutate/inject-config.ts";
import type { Place } from "../mutate/mutate-pod.ts";
import type { Container, Pod, PodMetadata, PodSpec } from "../pod/pod.ts";

export const CONFIG: InjectConfig = {
  image: "keyward.dev/sidecar:0.1.0",
  imagePullPolicy: "IfNotPresent",
  logLevel: "info",
  resources: { cpuRequest: "10m", cpuLimit: undefined, memoryRequest: "64Mi", memoryLimit: "128Mi" },
  bulkLimit: "1Gi",
  grpcFront: "own",
  version: "0.1.0",
};

export const SHOP: Place = { namespace: "shop", namespaceDefault: undefined };

export interface PodParts {
  annotations?: Record<string, string>;
  metadata?: PodMetadata;
  containers?: Container[];
  spec?: Partial<PodSpec>;
}

/** A pod with one container `app` that opts in to the profile `payments`; the parts that are given replace those. */
export function examplePod({ annotations, metadata, containers, spec }: PodParts = {}): Pod {
  return {
    metadata: { annotations: { [INJECT]: "payments", ...annotations }, ...metadata },
    spec: { containers: containers ?? [{ name: "app", image: "shop/app:1" }], ...spec },
  };
}
