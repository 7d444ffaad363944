import type { Cluster } from "../cluster/provider.ts";

export interface PodRef {
  readonly namespace: string;
  readonly pod: string;
  /** Default `app`. */
  readonly container?: string;
}

/** One JSON answer of the demo application; which fields there are depends on the command. */
export interface AppAnswer {
  readonly [field: string]: unknown;
  readonly code?: number;
  readonly message?: string;
  readonly info?: { readonly metadata: Readonly<Record<string, string>> };
}

/**
 * Runs the demo application's program once more inside a running container, as a user would by `kubectl exec`.
 * @returns its last line; a refusal of the API is an answer with `code`
 * @throws Error if there is no answer at all
 */
export async function demoApp(cluster: Cluster, target: PodRef, args: readonly string[]): Promise<AppAnswer> {
  const container = target.container ?? "app";
  const program = ["/usr/bin/node", "/app/main.mjs", ...args];
  const result = await cluster.kubectl([
    "exec",
    `--namespace=${target.namespace}`,
    target.pod,
    `--container=${container}`,
    "--",
    ...program,
  ]);
  const line = result.stdout.trim().split("\n").at(-1) ?? "";
  if (!line.startsWith("{") && !line.startsWith("["))
    throw new Error(`no answer from ${target.pod}/${container}: ${result.stderr.trim()}`);
  return JSON.parse(line);
}
