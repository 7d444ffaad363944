import type { PodGrpcFront } from "@keyward/core/contract/grpc-front";
import type { LogLevel } from "@keyward/core/contract/log-level";
import type { ImagePullPolicy } from "@keyward/core/contract/webhook-args";
import type { SidecarResources } from "./resources.ts";

/** What a sidecar looks like where the pod does not say otherwise. */
export interface InjectConfig {
  readonly image: string;
  readonly imagePullPolicy: ImagePullPolicy;
  readonly logLevel: LogLevel;
  readonly resources: SidecarResources;
  /** Kubernetes quantity: the largest volume for bulk data that a pod may ask for. */
  readonly bulkLimit: string;
  readonly grpcFront: PodGrpcFront;
  /** Version of Keyward that injects; recorded in the pod. */
  readonly version: string;
}
