import { randomUUID } from "node:crypto";
import { identityWords } from "@keyward/core/contract/identity-words";
import { type OperatorArgs, parseOperatorArgs } from "@keyward/core/contract/operator-args";
import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { inClusterTransport } from "@keyward/kube/watch/in-cluster";
import type { KubeTransport } from "@keyward/kube/watch/transport";

export interface Config {
  readonly args: OperatorArgs;
  readonly transport: KubeTransport;
  /** Of this process: a restarted container is another candidate. */
  readonly identity: string;
  /** Names, paths and addresses that say who the pod is at its cloud. */
  readonly identityWords: Readonly<Record<string, string | undefined>>;
}

/** Reads arguments and environment once. @throws an error that says everything that is wrong with them */
export async function readConfig(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<Config> {
  const args = parseOperatorArgs(argv);
  const userAgent = `keyward-operator/${KEYWARD_VERSION}`;
  const transport =
    args.kubeconfig === ""
      ? inClusterTransport({ host: env.KUBERNETES_SERVICE_HOST, port: env.KUBERNETES_SERVICE_PORT, userAgent })
      : await kubeConfigTransport(args.kubeconfig, userAgent);
  const identity = `${args.podName}_${randomUUID()}`;
  return Object.freeze({ args, transport, identity, identityWords: identityWords(env) });
}

/** On demand: what reads a kubeconfig takes 50 MB, and a pod has none to read. */
async function kubeConfigTransport(file: string, userAgent: string): Promise<KubeTransport> {
  const kubeconfig = await import("@keyward/kube/client/kubeconfig");
  return kubeconfig.kubeConfigTransport({ file, userAgent });
}
