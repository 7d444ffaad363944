import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { CUSTOM_RESOURCE_DEFINITIONS } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { parse } from "yaml";
import type { Cluster } from "../../cluster/provider.ts";
import { eventually } from "../../driver/eventually.ts";
import { certManager } from "../../judges/cert-manager-program.ts";

const DEFINITIONS = ["certificates", "certificaterequests", "issuers", "clusterissuers"];

interface Definition {
  readonly metadata: { readonly name: string };
  readonly status?: { readonly conditions?: { type: string; status: string }[] };
}

/** cert-manager's controllers in a process of their own, for one namespace; its definitions are put into the API server first. */
export async function startCertManager(
  cluster: Cluster,
  client: KubeClient,
  namespace: string,
): Promise<{ readonly output: string[] } & AsyncDisposable> {
  const { program, definitions } = await certManager();
  for (const name of DEFINITIONS) await define(client, join(definitions, `cert-manager.io_${name}.yaml`));
  const args = [`--kubeconfig=${cluster.kubeconfigPath}`, `--namespace=${namespace}`];
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on("line", (line) => output.push(line));
  }
  await eventually("cert-manager to be ready", async () => output.some((line) => line.endsWith("ready")));
  return {
    output,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

async function define(client: KubeClient, path: string): Promise<void> {
  const definition = parse(readFileSync(path, "utf8")) as Definition;
  const { name } = definition.metadata;
  await client.apply(CUSTOM_RESOURCE_DEFINITIONS, definition, { fieldManager: "keyward-suite", force: true });
  await eventually(`${name} to be established`, async () => {
    const { status } = (await client.get(CUSTOM_RESOURCE_DEFINITIONS, { name })) as Definition;
    return status?.conditions?.some((condition) => condition.type === "Established" && condition.status === "True");
  });
}
