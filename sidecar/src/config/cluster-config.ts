import { IDENTITY_DIR, VOLUME_DIR } from "@keyward/core/contract/paths";
import { parseSidecarArgs, type SidecarArgs } from "@keyward/core/contract/sidecar-args";
import type { LogOptions } from "../log/log.ts";
import type { Environment } from "./environment.ts";
import type { FipsConfig } from "./fips-config.ts";

/** A sidecar in a pod: its arguments are what the webhook renders. */
export interface ClusterConfig {
  readonly kind: "cluster";
  readonly args: SidecarArgs;
  readonly podName: string | undefined;
  /** The volume of sockets, seen whole. */
  readonly volumeDir: string;
  /** Tokens, CA and namespace. */
  readonly identityDir: string;
  /** Where the API server is; undefined values are reported when it is first asked. */
  readonly apiServer: { readonly host: string | undefined; readonly port: string | undefined };
  readonly log: LogOptions;
  readonly fips: FipsConfig;
}

/** @throws INVALID_ARGUMENT that lists what is wrong */
export function readCluster(argv: readonly string[], env: Environment, restarted: boolean): ClusterConfig {
  const args = parseSidecarArgs(argv);
  return Object.freeze({
    kind: "cluster",
    args,
    // The kubelet sets the pod's name as its host name.
    podName: env.HOSTNAME,
    volumeDir: VOLUME_DIR,
    identityDir: IDENTITY_DIR,
    apiServer: { host: env.KUBERNETES_SERVICE_HOST, port: env.KUBERNETES_SERVICE_PORT },
    log: { level: args.logLevel, format: "json", descriptor: 1 },
    fips: { providerDir: undefined, restarted },
  } as const);
}
