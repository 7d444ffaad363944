import { RESTARTED } from "../fips/host.ts";
import { type ClusterConfig, readCluster } from "./cluster-config.ts";
import type { Environment } from "./environment.ts";
import { readStandalone, type StandaloneConfig } from "./standalone-config.ts";

/** Everything that the program is told from outside, read once. */
export type Config = ClusterConfig | StandaloneConfig;

/**
 * @param argv without the program: `serve ...` for a server without Kubernetes, else what the webhook renders
 * @throws INVALID_ARGUMENT that lists what is wrong
 */
export function readConfig(argv: readonly string[], env: Environment): Config {
  const restarted = argv[0] === RESTARTED;
  const args = restarted ? argv.slice(1) : argv;
  return args[0] === "serve" ? readStandalone(args.slice(1), env, restarted) : readCluster(args, env, restarted);
}
