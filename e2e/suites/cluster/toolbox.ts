import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { staticImage } from "../../cluster/embedded/images/static-image.ts";
import type { Cluster } from "../../cluster/provider.ts";
import { config } from "./fixture.ts";

const IMAGE = "keyward.dev/toolbox:1";

/** A real server with gRPC and HTTP (etcd) and a real client of the API server (kubectl) in one image, loaded into the node. */
export async function loadToolbox(cluster: Cluster): Promise<void> {
  const programs = dirname(cluster.kubectlPath);
  const [kubernetes, kubectl] = await Promise.all(["kubernetes", "kubectl"].map((it) => readFile(join(programs, it))));
  const cacheDir = join(config.cacheDir, "images");
  const image = await staticImage(IMAGE, { kubernetes: kubernetes!, kubectl: kubectl! }, "kubectl", cacheDir);
  const folder = await mkdtemp(join(tmpdir(), "keyward-toolbox-"));
  try {
    await writeFile(join(folder, "toolbox.tar"), image);
    await cluster.loadImage(join(folder, "toolbox.tar"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const RESTRICTED = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  capabilities: { drop: ["ALL"] },
  seccompProfile: { type: "RuntimeDefault" },
};

/** A container under the restricted Pod Security Standard. */
export function container(name: string, command: readonly string[], more: object = {}): object {
  return { name, image: IMAGE, imagePullPolicy: "Never", command, securityContext: RESTRICTED, ...more };
}

/** Port 2379 answers gRPC health checks and HTTP; the kubelet asks by gRPC. */
export function server(name: string, more: object = {}): object {
  const listen = "--listen-client-urls=http://0.0.0.0:2379";
  const command = [
    "/kubernetes",
    "etcd",
    "--data-dir=/data/etcd",
    listen,
    "--advertise-client-urls=http://127.0.0.1:2379",
  ];
  return container(name, command, {
    volumeMounts: [{ name: "data", mountPath: "/data" }],
    startupProbe: { grpc: { port: 2379 }, periodSeconds: 1, failureThreshold: 30 },
    ...more,
  });
}

export function pod(name: string, spec: object): object {
  const volumes = [{ name: "data", emptyDir: {} }];
  const base = { volumes, terminationGracePeriodSeconds: 1 };
  return { apiVersion: "v1", kind: "Pod", metadata: { name, labels: { app: name } }, spec: { ...base, ...spec } };
}
