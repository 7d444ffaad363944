import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SERVICE_ACCOUNTS } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import type { Cluster } from "../../cluster/provider.ts";
import { apply, kubectl } from "../../driver/kubectl.ts";

const ACCOUNT = "keyward-operator";
const LIFETIME_SECONDS = 2 * 60 * 60;
const MOUNT = 'mount -t tmpfs none "$(readlink -f /var/run)"';
const FOLDER = "/var/run/secrets/kubernetes.io/serviceaccount";
/** In a mount namespace of its own the program finds what the kubelet would give a pod; it keeps the process id. */
const SCRIPT = `${MOUNT} && mkdir -p ${FOLDER} && cp "$1"/* ${FOLDER} && shift && exec "$@"`;

/** What a pod of the operator has. With a kubeconfig it would load a library that no pod loads. */
export interface PodIdentity extends AsyncDisposable {
  readonly env: Readonly<Record<string, string>>;
  /** The command line that runs `argv` as in a pod. */
  wrap(argv: readonly string[]): readonly string[];
}

/** Makes a service account that may do everything, and its files. @returns undefined where only root could mount them */
export async function podIdentity(
  cluster: Cluster,
  client: KubeClient,
  namespace: string,
): Promise<PodIdentity | undefined> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return undefined;
  await apply(cluster, manifests(namespace));
  const { server, authority } = await endpointOf(cluster);
  const folder = await mkdtemp(join(tmpdir(), "keyward-pod-"));
  await writeFile(join(folder, "token"), await tokenOf(client, namespace), { mode: 0o600 });
  await writeFile(join(folder, "ca.crt"), authority);
  await writeFile(join(folder, "namespace"), namespace);
  return {
    env: { KUBERNETES_SERVICE_HOST: server.hostname, KUBERNETES_SERVICE_PORT: server.port || "443" },
    wrap: (argv) => ["unshare", "--mount", "sh", "-c", SCRIPT, "sh", folder, ...argv],
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

function manifests(namespace: string): string {
  const subject = `{kind: ServiceAccount, name: ${ACCOUNT}, namespace: ${namespace}}`;
  return [
    `{apiVersion: v1, kind: ServiceAccount, metadata: {name: ${ACCOUNT}, namespace: ${namespace}}}`,
    "---",
    `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: ${ACCOUNT}-figures},`,
    ` roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}, subjects: [${subject}]}`,
  ].join("\n");
}

async function endpointOf(cluster: Cluster): Promise<{ server: URL; authority: Buffer }> {
  const text = await kubectl(cluster, ["config", "view", "--raw", "--minify", "--flatten", "--output=json"]);
  const [entry] = (JSON.parse(text) as { clusters: { cluster: Record<string, string> }[] }).clusters;
  const { server = "", "certificate-authority-data": authority = "" } = entry?.cluster ?? {};
  return { server: new URL(server), authority: Buffer.from(authority, "base64") };
}

async function tokenOf(client: KubeClient, namespace: string): Promise<string> {
  const body = {
    apiVersion: "authentication.k8s.io/v1",
    kind: "TokenRequest",
    metadata: { namespace, name: ACCOUNT },
    spec: { expirationSeconds: LIFETIME_SECONDS },
  };
  const answer: KubeObject & { status?: { token: string } } = await client.create(SERVICE_ACCOUNTS, body, {
    subresource: "token",
  });
  return answer.status?.token ?? "";
}
