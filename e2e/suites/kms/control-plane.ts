import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KubeClient } from "@keyward/kube/client/kube-client";
import { kubeConfigTransport } from "@keyward/kube/client/kubeconfig";
import { mustRun } from "../../cluster/command.ts";
import { readClusterConfig } from "../../cluster/config.ts";
import { buildPrograms } from "../../cluster/embedded/build/build.ts";
import { writeKubeconfig } from "../../cluster/embedded/node/kubeconfig.ts";
import { freePort } from "../../driver/free-port.ts";
import { type Etcd, startEtcd } from "./etcd.ts";
import { type Program, start } from "./program.ts";

const START_MS = 120_000;

/** etcd that runs, and an API server that can be started and stopped over it; nothing else of a cluster. */
export interface ControlPlane extends AsyncDisposable {
  readonly folder: string;
  readonly kubeconfigPath: string;
  /** Where the API server looks for the plugin. */
  readonly socket: string;
  /** Starts the API server and waits until it is ready; `readyz` says which check must pass. */
  startApiServer(): Promise<ApiServer>;
  readonly etcd: Omit<Etcd, "stop">;
  /** @returns what is stored under a key, as it lies in etcd */
  stored(key: string): Promise<Buffer>;
}

export interface ApiServer {
  readonly client: KubeClient;
  stop(): Promise<void>;
}

export interface ControlPlaneOptions {
  /** Whether the API server encrypts Secrets by the plugin. */
  readonly encrypts: boolean;
  /** Beyond so many bytes etcd takes nothing more; absent: its own bound. */
  readonly quotaBytes?: number;
}

export async function startControlPlane({ encrypts, quotaBytes }: ControlPlaneOptions): Promise<ControlPlane> {
  const config = readClusterConfig();
  const programs = await buildPrograms(config, (line) => console.error(line));
  const folder = await mkdtemp(join(tmpdir(), "keyward-kms-"));
  const [socket, pki] = [join(folder, "kms.sock"), join(folder, "pki")];
  await mkdir(pki, { mode: 0o700 });
  await mustRun([join(programs.own, "pki"), pki, "keyward-node", "127.0.0.1", "10.96.0.1"]);
  await writeFile(join(folder, "encryption.yaml"), encryptionConfiguration(socket));
  const kubernetes = join(programs.kubernetes, "kubernetes");
  const etcd = await startEtcd([kubernetes, "etcd"], folder, config.env, quotaBytes);
  const etcdUrl = etcd.url;
  const port = await freePort();
  const kubeconfigPath = join(folder, "kubeconfig");
  await writeKubeconfig(kubeconfigPath, `https://127.0.0.1:${port}`, pki, "admin");
  const encryption = encrypts ? [`--encryption-provider-config=${join(folder, "encryption.yaml")}`] : [];
  const argv = [kubernetes, "kube-apiserver", ...apiServerFlags(pki, etcdUrl, port), ...encryption] as const;
  return {
    folder,
    kubeconfigPath,
    socket,
    etcd,
    startApiServer: () => startApiServer(start([...argv], config.env), kubeconfigPath),
    stored: (key) => read(etcdUrl, key),
    [Symbol.asyncDispose]: async () => {
      await etcd.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startApiServer(program: Program, kubeconfig: string): Promise<ApiServer> {
  const transport = kubeConfigTransport({ file: kubeconfig, userAgent: "keyward-e2e" });
  const client = new KubeClient(transport);
  const stop = async () => {
    transport.close();
    await program.stop();
  };
  try {
    await program.until("the API server to serve", /Serving securely/, START_MS);
    return { client, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Over etcd's own JSON gateway. */
async function read(etcdUrl: string, key: string): Promise<Buffer> {
  const body = JSON.stringify({ key: Buffer.from(key).toString("base64") });
  const answer = await fetch(`${etcdUrl}/v3/kv/range`, { method: "POST", body });
  const { kvs } = (await answer.json()) as { kvs?: { value: string }[] };
  if (kvs?.[0] === undefined) throw new Error(`nothing is stored under ${key}`);
  return Buffer.from(kvs[0].value, "base64");
}

function apiServerFlags(pki: string, etcdUrl: string, port: number): string[] {
  return [
    `--etcd-servers=${etcdUrl}`,
    "--bind-address=127.0.0.1",
    "--advertise-address=127.0.0.1",
    `--secure-port=${port}`,
    "--service-cluster-ip-range=10.96.0.0/16",
    `--tls-cert-file=${join(pki, "apiserver.crt")}`,
    `--tls-private-key-file=${join(pki, "apiserver.key")}`,
    `--client-ca-file=${join(pki, "ca.crt")}`,
    "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
    `--service-account-key-file=${join(pki, "sa.pub")}`,
    `--service-account-signing-key-file=${join(pki, "sa.key")}`,
    "--authorization-mode=RBAC",
  ];
}

function encryptionConfiguration(socket: string): string {
  return `apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers:
      - kms: {apiVersion: v2, name: keyward, endpoint: "unix://${socket}", timeout: 5s}
      - identity: {}
`;
}
