import { choiceFlag, labelListFlag, objectNameFlag, optionalPathFlag, portFlag } from "./flag-kinds.ts";
import { type FlagTable, parseFlags, renderFlags } from "./flags.ts";
import { POD_GRPC_FRONTS, type PodGrpcFront } from "./grpc-front.ts";
import { LOG_LEVELS, type LogLevel } from "./log-level.ts";
import { SIDECAR_HEALTH_PORT } from "./ports.ts";

/** What the webhook tells the sidecar that it injects. */
export interface SidecarArgs {
  /** Name of the CryptoProfile in the pod's namespace. */
  readonly profile: string;
  /** Containers that get a socket; at least one, no two alike. */
  readonly containers: readonly string[];
  readonly healthPort: number;
  readonly logLevel: LogLevel;
  /** Where the volume for bulk data is mounted whole; "": the pod has none. */
  readonly bulkDir: string;
  readonly grpcFront: PodGrpcFront;
}

const SIDECAR_FLAGS: FlagTable<SidecarArgs> = {
  profile: objectNameFlag("profile"),
  containers: labelListFlag("containers"),
  healthPort: portFlag("health-port", SIDECAR_HEALTH_PORT),
  logLevel: choiceFlag("log-level", LOG_LEVELS, "info"),
  bulkDir: optionalPathFlag("bulk-dir"),
  grpcFront: { ...choiceFlag("grpc-front", POD_GRPC_FRONTS, "own"), isQuiet: true },
};

export function renderSidecarArgs(args: SidecarArgs): string[] {
  return renderFlags(SIDECAR_FLAGS, args);
}

/** @throws INVALID_ARGUMENT that lists every fault */
export function parseSidecarArgs(argv: readonly string[]): SidecarArgs {
  return parseFlags(SIDECAR_FLAGS, argv);
}
