import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { KubeClient } from "@keyward/kube/client/kube-client";
import { kubeConfigNamespace, kubeConfigTransport } from "@keyward/kube/client/kubeconfig";
import { CliError } from "./cli-error.ts";

/** Where a command reads and writes, and how it speaks. */
export interface Session extends Disposable {
  readonly client: KubeClient;
  readonly namespace: string;
  readonly output: "table" | "json";
  /** What was asked for. */
  print(text: string): void;
  /** What is said beside it, so that the answer can be piped. */
  note(text: string): void;
}

/** Options that every command has, as they are on the command line. */
export interface ClusterOptions {
  readonly namespace?: string;
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly output?: string;
}

export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** @throws CliError, TypeError that say what is missing */
export function openSession(options: ClusterOptions, { out, err }: Streams): Session {
  const { kubeconfig, context, namespace, output = "table" } = options;
  if (output !== "table" && output !== "json") throw new CliError(`--output is "${output}"; use table or json`);
  const place = { ...(kubeconfig && { file: kubeconfig }), ...(context && { context }) };
  const transport = kubeConfigTransport({ ...place, userAgent: `keyward/${KEYWARD_VERSION}` });
  return {
    client: new KubeClient(transport),
    namespace: namespace ?? kubeConfigNamespace(place),
    output,
    print: (text) => out(`${text}\n`),
    note: (text) => err(`${text}\n`),
    [Symbol.dispose]: () => transport.close(),
  };
}
