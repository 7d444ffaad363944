import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { connect, type PeerCertificate } from "node:tls";
import type { Cluster } from "../cluster/provider.ts";

/** @returns the certificate that one pod of a deployment shows on a TLS port of its container */
export async function servedCertificate(
  cluster: Cluster,
  namespace: string,
  deployment: string,
  port: number,
): Promise<PeerCertificate> {
  const args = ["port-forward", `--namespace=${namespace}`, `deployment/${deployment}`, `:${port}`];
  const forward = spawn(cluster.kubectlPath, [`--kubeconfig=${cluster.kubeconfigPath}`, ...args], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  try {
    const [line] = await once(createInterface({ input: forward.stdout }), "line", {
      signal: AbortSignal.timeout(30_000),
    });
    return await peerOf(Number(/127\.0\.0\.1:(\d+)/.exec(line)?.[1]));
  } finally {
    forward.kill("SIGKILL");
  }
}

async function peerOf(port: number): Promise<PeerCertificate> {
  // Only looked at, never trusted: nothing is sent.
  const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false });
  try {
    await once(socket, "secureConnect", { signal: AbortSignal.timeout(30_000) });
    return socket.getPeerCertificate();
  } finally {
    socket.destroy();
  }
}
