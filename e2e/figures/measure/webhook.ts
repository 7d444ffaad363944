import { join } from "node:path";
import { WEBHOOK_PORT } from "@keyward/core/contract/ports";
import { PODS } from "@keyward/kube/client/kinds";
import { buildImage } from "@keyward/tools/images/build-image";
import type { Cluster } from "../../cluster/provider.ts";
import { apiOf } from "../../driver/api.ts";
import { eventually } from "../../driver/eventually.ts";
import { apply, getJson, kubectl } from "../../driver/kubectl.ts";
import { KEYWARD_NAMESPACE } from "../../install/install-keyward.ts";
import type { Bench } from "../bench.ts";
import type { Outcome } from "../figure.ts";
import { PROFILE, podObject, profileManifest } from "../manifests.ts";
import type { LoadReport } from "../review-load/report.ts";

const RATE_PER_SECOND = 200;
const SECONDS = 30;
const WARM_UP_SECONDS = 5;
const REPOSITORY = join(import.meta.dirname, "..", "..", "..");

const GENERATOR = {
  name: "review-load",
  title: "Keyward figures: admission reviews at a fixed rate",
  entry: "e2e/figures/review-load/main.ts",
  nodeFlags: [],
  healthProbe: false,
  excludes: [],
};

/** Asks one replica of the webhook, over TLS and from the cluster's own network, as the API server does. */
export function measureWebhook(bench: Bench): Promise<Outcome> {
  return bench.inNamespace("webhook", async (cluster, namespace) => {
    const image = await buildImage({ program: GENERATOR, outDir: join(REPOSITORY, "dist/images") });
    await cluster.loadImage(image.path);
    await apply(cluster, profileManifest(namespace));
    await eventually("the webhook to know the profile", () => isAdmitted(cluster, namespace));
    const report = await runGenerator(cluster, namespace, image.name);
    return outcome(report);
  });
}

async function isAdmitted(cluster: Cluster, namespace: string): Promise<boolean> {
  const pod = podObject({ namespace, name: "probe", containers: { app: ["sleep"] } });
  await apiOf(cluster).create(PODS, pod, { dryRun: true });
  return true;
}

async function runGenerator(cluster: Cluster, namespace: string, image: string): Promise<LoadReport> {
  const { address, ca, path, serverName } = await findWebhook(cluster);
  const args = [
    `--address=${address}`,
    `--port=${WEBHOOK_PORT}`,
    `--server-name=${serverName}`,
    `--ca-base64=${ca}`,
    `--path=${path}`,
    `--namespace=${namespace}`,
    `--profile=${PROFILE}`,
    `--rate=${RATE_PER_SECOND}`,
    `--warm-up-seconds=${WARM_UP_SECONDS}`,
    `--seconds=${SECONDS}`,
  ];
  // Without a request of its own the generator would be the first to wait for a processor, and its delay is in the figure.
  const resources = { requests: { cpu: "500m" } };
  const container = { name: "generator", image, imagePullPolicy: "IfNotPresent", args, resources };
  const spec = { restartPolicy: "Never", containers: [container] };
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "generator", namespace }, spec };
  await apply(cluster, JSON.stringify(pod));
  const phase = await eventually("the generator to end", () => endOf(cluster, namespace), 90_000);
  const log = await kubectl(cluster, ["logs", "generator", `--namespace=${namespace}`]);
  if (phase !== "Succeeded") throw new Error(`the generator ended as ${phase}: ${log.slice(-500)}`);
  return JSON.parse(log.trim().split("\n").at(-1) ?? "") as LoadReport;
}

async function endOf(cluster: Cluster, namespace: string): Promise<string | undefined> {
  const { status } = await getJson<{ status: { phase: string } }>(cluster, [
    "pod/generator",
    `--namespace=${namespace}`,
  ]);
  return ["Succeeded", "Failed"].includes(status.phase) ? status.phase : undefined;
}

interface WebhookConfiguration {
  readonly webhooks: readonly {
    readonly clientConfig: {
      readonly caBundle: string;
      readonly service: { readonly name: string; readonly namespace: string; readonly path: string };
    };
  }[];
}

/** One ready replica, and what the API server is told about it. */
async function findWebhook(cluster: Cluster) {
  const { webhooks } = await getJson<WebhookConfiguration>(cluster, ["mutatingwebhookconfiguration/keyward"]);
  const config = webhooks[0]?.clientConfig;
  const address = await kubectl(cluster, [
    "get",
    "endpointslices",
    `--namespace=${KEYWARD_NAMESPACE}`,
    `--selector=kubernetes.io/service-name=${config?.service.name}`,
    "-o",
    "jsonpath={.items[0].endpoints[0].addresses[0]}",
  ]);
  if (config === undefined || address === "") throw new Error("there is no webhook to ask");
  const serverName = `${config.service.name}.${config.service.namespace}.svc`;
  return { address, ca: config.caBundle, path: config.service.path, serverName };
}

function outcome({ answered, failed, failures, p50Ms, p99Ms, maxMs, lateP99Ms }: LoadReport): Outcome {
  if (failed > 0 || p50Ms === undefined || p99Ms === undefined || maxMs === undefined)
    throw new Error(`${failed} reviews failed, ${answered} were answered: ${failures.join("; ")}`);
  return {
    values: { webhookP99Ms: p99Ms },
    notes: [
      `webhook: ${answered} reviews in ${SECONDS} s after ${WARM_UP_SECONDS} s of warm-up, 0 failed: p50 ${p50Ms.toFixed(1)}, p99 ${p99Ms.toFixed(1)}, max ${maxMs.toFixed(1)} ms, of which the generator's own delay p99 ${lateP99Ms.toFixed(1)} ms`,
    ],
  };
}
