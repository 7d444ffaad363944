import { run } from "../command.ts";
import type { ClusterConfig } from "../config.ts";

const PROGRAMS = [
  { argv: ["docker", "info"], how: "a running Docker engine (https://docs.docker.com/engine/install)" },
  { argv: ["kind", "version"], how: "kind (https://kind.sigs.k8s.io)" },
  { argv: ["kubectl", "version", "--client"], how: "kubectl (https://kubernetes.io/docs/tasks/tools)" },
  { argv: ["helm", "version"], how: "Helm (https://helm.sh/docs/intro/install)" },
];

/** @returns what this machine lacks for kind, in words that end a sentence "it needs ..."; undefined: nothing */
export async function missing(config: ClusterConfig): Promise<string | undefined> {
  const lacking: string[] = [];
  for (const { argv, how } of PROGRAMS) {
    const result = await run(argv, { env: config.env }).catch(() => undefined);
    if (result?.code !== 0) lacking.push(how);
  }
  return lacking.length === 0 ? undefined : lacking.join(" and ");
}
