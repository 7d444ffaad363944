import type { CommandOptions } from "../cluster/command.ts";
import type { Cluster } from "../cluster/provider.ts";

/** @throws Error with kubectl's own words */
export async function kubectl(
  cluster: Cluster,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { stdout, stderr, code } = await cluster.kubectl(args, options);
  if (code !== 0) throw new Error(`kubectl ${args.join(" ")}: ${stderr.trim() || stdout.trim()}`);
  return stdout;
}

/** Applies manifests on the server's side, as `kubectl apply --server-side -f -`. */
export function apply(cluster: Cluster, yaml: string): Promise<string> {
  return kubectl(cluster, ["apply", "--server-side", "--force-conflicts", "-f", "-"], { stdin: yaml });
}

/** @returns the object as the API server holds it */
export async function getJson<T = Record<string, never>>(cluster: Cluster, args: readonly string[]): Promise<T> {
  return JSON.parse(await kubectl(cluster, ["get", ...args, "-o", "json"]));
}
