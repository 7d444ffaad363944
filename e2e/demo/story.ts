import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cluster } from "../cluster/provider.ts";
import { AppLog } from "../driver/app-log.ts";
import { applyNow } from "../driver/apply-now.ts";
import { demoApp } from "../driver/demo-app.ts";
import { eventually } from "../driver/eventually.ts";
import { apply, getJson, kubectl } from "../driver/kubectl.ts";
import { installKeyward } from "../install/install-keyward.ts";
import { judgeWithOpenssl } from "./certificate.ts";
import type { Narrator } from "./narrator.ts";

const NAMESPACE = "shop";

/** What the demo saw, for scripts. */
export interface DemoResult {
  /** From sending the changed profile to the first answer under it, in the same process. */
  readonly reloadMs: number;
  /** Of all containers of the pod, at the end. */
  readonly restarts: number;
  readonly certificateVerified: boolean;
  /** Path of the rule that refused the forbidden algorithm. */
  readonly refusedRule: string;
}

/** The main job, start to end, on a cluster that is up. Throws when anything is not as told. */
export async function tellStory(cluster: Cluster, narrator: Narrator): Promise<DemoResult> {
  await install(cluster, narrator);
  await govern(cluster, narrator);
  const pod = await annotate(cluster, narrator);
  const certificateVerified = await signCertificate(cluster, pod, narrator);
  const reloadMs = await changeProfile(cluster, pod, narrator);
  const refusedRule = await askForForbidden(cluster, pod, narrator);
  const restarts = await countRestarts(cluster, pod, narrator);
  return { reloadMs, restarts, certificateVerified, refusedRule };
}

async function install(cluster: Cluster, narrator: Narrator): Promise<void> {
  narrator.chapter(
    "Install Keyward",
    "A platform team does this once for a cluster: one Helm chart, two small programs.",
  );
  await installKeyward(cluster, { report: narrator.line });
  narrator.quote(await kubectl(cluster, ["get", "pods", "--namespace=keyward-system"]));
}

async function govern(cluster: Cluster, narrator: Narrator): Promise<void> {
  narrator.chapter(
    "Write down what is allowed",
    "The security team owns two objects: a KeyPolicy (Keyward makes a CA key and keeps it sealed) and a CryptoProfile.",
  );
  await apply(cluster, await manifest("policies.yaml"));
  await apply(cluster, await manifest("profile.yaml"));
  await eventually("the CA key", async () => (await condition(cluster, "keypolicy/shop-ca")) === "True");
  narrator.quote(await kubectl(cluster, ["get", "keypolicies,cryptoprofiles", `--namespace=${NAMESPACE}`]));
}

async function annotate(cluster: Cluster, narrator: Narrator): Promise<string> {
  narrator.chapter(
    "Run an application with one annotation",
    "keyward.dev/inject: payments. The application holds no key and names no algorithm; it calls a socket.",
  );
  await apply(cluster, await manifest("app.yaml"));
  await kubectl(cluster, ["rollout", "status", "deployment/checkout", `--namespace=${NAMESPACE}`, "--timeout=90s"], {
    timeoutMs: 100_000,
  });
  narrator.quote(await kubectl(cluster, ["get", "pods", `--namespace=${NAMESPACE}`, "-o", "wide"]));
  const pods = await getJson<{ items: { metadata: { name: string } }[] }>(cluster, [
    "pods",
    `--namespace=${NAMESPACE}`,
    "--selector=app=checkout",
  ]);
  const pod = pods.items[0]?.metadata.name;
  if (pod === undefined) throw new Error("the deployment has no pod");
  const answer = await demoApp(cluster, { namespace: NAMESPACE, pod }, ["hash"]);
  narrator.line(
    `the application asked for a hash and got ${answer.algorithm}: ${String(answer.digest).slice(0, 32)}...`,
  );
  return pod;
}

async function signCertificate(cluster: Cluster, pod: string, narrator: Narrator): Promise<boolean> {
  narrator.chapter(
    "Sign a real certificate",
    "The application sends a certificate request to its socket; the CA's key is in the sidecar's memory and nowhere else in the pod.",
  );
  const answer = await eventually("the CA key in the sidecar", () =>
    demoApp(cluster, { namespace: NAMESPACE, pod }, ["sign", "--common-name=checkout.shop.svc"]),
  );
  const policy = await getJson<{ status: { key: { certificate: string } } }>(cluster, [
    "keypolicy/shop-ca",
    `--namespace=${NAMESPACE}`,
  ]);
  const verdict = await judgeWithOpenssl(String(answer.pem), policy.status.key.certificate);
  narrator.quote(String(answer.pem));
  narrator.quote(verdict.text);
  if (!verdict.verified) throw new Error("openssl does not accept the certificate; its reasons are above");
  return verdict.verified;
}

async function changeProfile(cluster: Cluster, pod: string, narrator: Narrator): Promise<number> {
  narrator.chapter(
    "Change the algorithm of a running fleet",
    "The profile's default goes from SHA3-512 to SHA-256. No restart, no roll-out, no change in the application.",
  );
  using log = new AppLog(cluster, { namespace: NAMESPACE, pod });
  const before = await log.first((line) => line.algorithm === "SHA3-512");
  narrator.line(
    `generation ${before.generation}: the application gets ${before.algorithm} (${before.calls} calls, ${before.failed} failed)`,
  );
  const changed = (await manifest("profile.yaml")).replace("default: SHA3-512", "default: SHA-256");
  const sentAtMs = Date.now();
  await applyNow(cluster, changed);
  const after = await log.first((line) => line.algorithm === "SHA-256");
  const reloadMs = after.at - sentAtMs;
  narrator.line(
    `generation ${after.generation}: the same process got ${after.algorithm} ${reloadMs} ms after the change was sent`,
  );
  narrator.line(`${after.calls} calls so far, ${after.failed} failed, ${after.mixed} mixed`);
  if (after.failed + after.mixed > 0) throw new Error("calls failed or mixed two states of the profile");
  return reloadMs;
}

async function askForForbidden(cluster: Cluster, pod: string, narrator: Narrator): Promise<string> {
  narrator.chapter(
    "Ask for what is not allowed",
    "A refusal names the rule and what would pass, so nobody has to guess.",
  );
  const answer = await demoApp(cluster, { namespace: NAMESPACE, pod }, ["hash", "--algorithm=SHA-512"]);
  narrator.quote(String(answer.message));
  const rule = answer.info?.metadata.rule;
  if (rule === undefined)
    throw new Error(`the forbidden algorithm was not refused by a rule: ${JSON.stringify(answer)}`);
  return rule;
}

async function countRestarts(cluster: Cluster, pod: string, narrator: Narrator): Promise<number> {
  type Statuses = { restartCount: number }[];
  const seen = await getJson<{ status: { containerStatuses: Statuses; initContainerStatuses: Statuses } }>(cluster, [
    `pod/${pod}`,
    `--namespace=${NAMESPACE}`,
  ]);
  const restarts = [...seen.status.containerStatuses, ...seen.status.initContainerStatuses].reduce(
    (sum, one) => sum + one.restartCount,
    0,
  );
  narrator.line(`restarts of all containers of the pod: ${restarts}`);
  await eventually(
    "the profile's summary",
    async () => (await condition(cluster, "cryptoprofile/payments")) === "True",
  );
  narrator.quote(await kubectl(cluster, ["get", "cryptoprofiles", `--namespace=${NAMESPACE}`]));
  return restarts;
}

async function condition(cluster: Cluster, object: string): Promise<string | undefined> {
  const seen = await getJson<{ status?: { conditions?: { type: string; status: string }[] } }>(cluster, [
    object,
    `--namespace=${NAMESPACE}`,
  ]);
  return seen.status?.conditions?.find((one) => one.type === "Ready")?.status;
}

function manifest(name: string): Promise<string> {
  return readFile(join(import.meta.dirname, "manifests", name), "utf8");
}
