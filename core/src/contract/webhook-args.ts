import { choiceFlag, integerFlag, labelFlag, pathFlag, portFlag, quantityFlag, textFlag } from "./flag-kinds.ts";
import { type FlagTable, parseFlags, renderFlags } from "./flags.ts";
import { POD_GRPC_FRONTS, type PodGrpcFront } from "./grpc-front.ts";
import { LOG_LEVELS, type LogLevel } from "./log-level.ts";
import { OPERATIONS_PORT, WEBHOOK_PORT } from "./ports.ts";

export const IMAGE_PULL_POLICIES = ["Always", "IfNotPresent", "Never"] as const;
export type ImagePullPolicy = (typeof IMAGE_PULL_POLICIES)[number];

/** What the chart tells the webhook. */
export interface WebhookArgs {
  /** Image reference of the sidecar that is injected. */
  readonly sidecarImage: string;
  readonly sidecarImagePullPolicy: ImagePullPolicy;
  /** Kubernetes quantities; a pod's annotations win. */
  readonly sidecarCpuRequest: string;
  readonly sidecarMemoryRequest: string;
  readonly sidecarMemoryLimit: string;
  /** The largest volume for bulk data that a pod may ask for; 0: none. */
  readonly bulkLimit: string;
  readonly sidecarGrpcFront: PodGrpcFront;
  readonly port: number;
  readonly operationsPort: number;
  /** Directory with tls.crt and tls.key. */
  readonly certificateDir: string;
  /** How long requests are still served after SIGTERM: endpoints leave the Service late. */
  readonly drainSeconds: number;
  /** Keyward's namespace: its pods are never injected. */
  readonly ownNamespace: string;
  readonly logLevel: LogLevel;
}

/** Registry, path, tag and digest together; a reference holds no white space. */
const isImage = (text: string): boolean => /^[!-~]{1,512}$/.test(text);

const WEBHOOK_FLAGS: FlagTable<WebhookArgs> = {
  sidecarImage: textFlag("sidecar-image", "an image reference", isImage),
  sidecarImagePullPolicy: choiceFlag("sidecar-image-pull-policy", IMAGE_PULL_POLICIES, "IfNotPresent"),
  sidecarCpuRequest: quantityFlag("sidecar-cpu-request", "10m"),
  sidecarMemoryRequest: quantityFlag("sidecar-memory-request", "64Mi"),
  sidecarMemoryLimit: quantityFlag("sidecar-memory-limit", "128Mi"),
  bulkLimit: quantityFlag("bulk-limit", "1Gi"),
  sidecarGrpcFront: choiceFlag("sidecar-grpc-front", POD_GRPC_FRONTS, "own"),
  port: portFlag("port", WEBHOOK_PORT),
  operationsPort: portFlag("operations-port", OPERATIONS_PORT),
  certificateDir: pathFlag("certificate-dir", "/etc/keyward/tls"),
  drainSeconds: integerFlag("drain-seconds", 0, 600, 10),
  ownNamespace: labelFlag("own-namespace"),
  logLevel: choiceFlag("log-level", LOG_LEVELS, "info"),
};

export function renderWebhookArgs(args: WebhookArgs): string[] {
  return renderFlags(WEBHOOK_FLAGS, args);
}

/** @throws INVALID_ARGUMENT that lists every fault */
export function parseWebhookArgs(argv: readonly string[]): WebhookArgs {
  return parseFlags(WEBHOOK_FLAGS, argv);
}
