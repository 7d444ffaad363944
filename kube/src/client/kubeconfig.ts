import { KubeConfig } from "@kubernetes/client-node";
import type { KubeTransport } from "../watch/transport.ts";
import { HttpsTransport } from "../watch/wire/https-transport.ts";
import { KubeConfigCredentials } from "./kubeconfig-credentials.ts";

export interface KubeConfigOptions {
  /** Path of a kubeconfig. Default: KUBECONFIG, then ~/.kube/config, then the pod's own service account. */
  file?: string;
  /** Name of a context in it. Default: its current one. */
  context?: string;
  userAgent: string;
}

/**
 * The API server that a kubeconfig names, as the user that it names.
 * @throws TypeError that says what is missing or cannot be used, and what to do
 */
export function kubeConfigTransport({ file, context, userAgent }: KubeConfigOptions): KubeTransport {
  const config = new KubeConfig();
  if (file === undefined) loadDefault(config);
  else load(config, file);
  if (context !== undefined) select(config, context);
  const cluster = config.getCurrentCluster();
  if (cluster === null) throw new TypeError("the kubeconfig has no current context: name one, or set current-context");
  if (cluster.proxyUrl) {
    throw new TypeError(
      `cluster "${cluster.name}" is reached through a proxy-url, which is not supported: use a tunnel`,
    );
  }
  return new HttpsTransport({ server: serverUrl(cluster), credentials: new KubeConfigCredentials(config), userAgent });
}

/**
 * The namespace of a kubeconfig's context: what kubectl takes where none is given.
 * @throws TypeError as kubeConfigTransport
 */
export function kubeConfigNamespace({ file, context }: Pick<KubeConfigOptions, "file" | "context">): string {
  const config = new KubeConfig();
  if (file === undefined) loadDefault(config);
  else load(config, file);
  if (context !== undefined) select(config, context);
  return config.getContextObject(config.getCurrentContext())?.namespace ?? "default";
}

function load(config: KubeConfig, file: string): void {
  try {
    config.loadFromFile(file);
  } catch (error) {
    throw new TypeError(`cannot load kubeconfig ${file}: ${(error as Error).message}`, { cause: error });
  }
}

function loadDefault(config: KubeConfig): void {
  config.loadFromDefault();
  // What the library makes up where it finds nothing.
  if (config.getCurrentCluster()?.server !== "http://localhost:8080") return;
  throw new TypeError(
    "found no cluster: set KUBECONFIG, or make ~/.kube/config, or run in a pod with a service account",
  );
}

function select(config: KubeConfig, context: string): void {
  if (config.getContextObject(context) === null) {
    const known = config.getContexts().map(({ name }) => name);
    throw new TypeError(`the kubeconfig has no context "${context}"; it has: ${known.join(", ") || "none"}`);
  }
  config.setCurrentContext(context);
}

function serverUrl(cluster: { name: string; server: string }): URL {
  const url = URL.parse(cluster.server);
  if (url?.protocol === "https:" || url?.protocol === "http:") return url;
  throw new TypeError(`cluster "${cluster.name}" has server "${cluster.server}": expected an https:// address`);
}
