import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import type { WebhookArgs } from "@keyward/core/contract/webhook-args";
import type { InjectConfig } from "./mutate/inject-config.ts";

/** @returns the sidecar as the arguments describe it */
export function injectConfig(args: WebhookArgs): InjectConfig {
  return {
    image: args.sidecarImage,
    imagePullPolicy: args.sidecarImagePullPolicy,
    // A talkative webhook does not make every pod talkative.
    logLevel: "info",
    resources: {
      cpuRequest: args.sidecarCpuRequest,
      cpuLimit: undefined,
      memoryRequest: args.sidecarMemoryRequest,
      memoryLimit: args.sidecarMemoryLimit,
    },
    bulkLimit: args.bulkLimit,
    grpcFront: args.sidecarGrpcFront,
    version: KEYWARD_VERSION,
  };
}
