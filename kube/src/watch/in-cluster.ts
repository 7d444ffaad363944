import { join } from "node:path";
import { FileCredentials, readSmallFile } from "./file-credentials.ts";
import type { KubeTransport } from "./transport.ts";
import { HttpsTransport } from "./wire/https-transport.ts";

/** Where the kubelet puts a pod's token, CA and namespace unless the pod says otherwise. */
export const SERVICE_ACCOUNT_DIRECTORY = "/var/run/secrets/kubernetes.io/serviceaccount";

export interface InClusterOptions {
  /** Value of KUBERNETES_SERVICE_HOST: a name or an address, IPv6 without brackets. */
  host: string | undefined;
  /** Value of KUBERNETES_SERVICE_PORT. */
  port: string | undefined;
  /** Holds `token`, `ca.crt` and `namespace`. */
  directory?: string;
  userAgent: string;
}

/**
 * The API server as seen from a pod. Reads no file yet: a token that is not there is the first request's error.
 * @throws TypeError if host or port is missing or no number, that is, if this is no pod
 */
export function inClusterTransport(options: InClusterOptions): KubeTransport {
  const { host, port, directory = SERVICE_ACCOUNT_DIRECTORY, userAgent } = options;
  if (!host) throw new TypeError("KUBERNETES_SERVICE_HOST is not set: this is no pod, so name a kubeconfig instead");
  if (!/^[0-9]{1,5}$/.test(port ?? "") || Number(port) > 65_535) {
    throw new TypeError(`KUBERNETES_SERVICE_PORT is "${port ?? ""}": expected a port number`);
  }
  const credentials = new FileCredentials({ tokenFile: join(directory, "token"), caFile: join(directory, "ca.crt") });
  const address = host.includes(":") ? `[${host}]` : host;
  return new HttpsTransport({ server: new URL(`https://${address}:${port}`), credentials, userAgent });
}

/** The namespace of the pod we run in. @throws TransportError that names the file */
export async function inClusterNamespace(directory = SERVICE_ACCOUNT_DIRECTORY): Promise<string> {
  return (await readSmallFile(join(directory, "namespace"))).trim();
}
