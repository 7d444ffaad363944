import { run } from "../command.ts";
import type { ClusterConfig } from "../config.ts";

/** @returns what is lacking to use a cluster that exists, in words that end a sentence "it needs ..."; undefined: nothing */
export async function missing(config: ClusterConfig): Promise<string | undefined> {
  if (config.kubeconfig === undefined) return "KUBECONFIG, the path of its kubeconfig file";
  if (config.kubeconfig.includes(":")) return "one file in KUBECONFIG, not a list";
  for (const [program, address] of [
    ["kubectl", "https://kubernetes.io/docs/tasks/tools"],
    ["helm", "https://helm.sh/docs/intro/install"],
  ] as const) {
    const result = await run([program, "version", ...(program === "kubectl" ? ["--client"] : [])], {
      env: config.env,
    }).catch(() => undefined);
    if (result?.code !== 0) return `${program} (${address})`;
  }
  return undefined;
}
