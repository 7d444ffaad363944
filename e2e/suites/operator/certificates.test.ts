import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { connect } from "node:tls";
import { AGENT_SERVER_NAME } from "@keyward/core/contract/names";
import { decodePemBlocks } from "@keyward/core/text/pem";
import type { Kind } from "@keyward/kube/client/kind";
import {
  MUTATING_WEBHOOK_CONFIGURATIONS,
  SECRETS,
  VALIDATING_WEBHOOK_CONFIGURATIONS,
} from "@keyward/kube/client/kinds";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { eventually } from "../../driver/eventually.ts";
import { openSuite } from "./fixture.ts";
import { createProfile, getProfile, uniqueName } from "./objects.ts";
import type { OperatorProcess } from "./operator-process.ts";

interface Configuration extends KubeObject {
  webhooks: { name: string; clientConfig: { caBundle?: string; service?: object }; [field: string]: unknown }[];
}

const suite = await openSuite();
const { client, operatorNamespace } = suite;
const configuration = uniqueName("keyward");
const kinds = [MUTATING_WEBHOOK_CONFIGURATIONS, VALIDATING_WEBHOOK_CONFIGURATIONS] as Kind<Configuration>[];
/** How late a verifier may learn of a bundle, with room: what takes this test longer, on a busy machine, is nobody's promise. */
const LATE_MS = 4_000;
/** A third of each is left when it is renewed: an operator that waits for the processor for seconds must not be late. */
const SHORT = {
  "webhook-certificate-lifetime": "15s",
  "webhook-ca-lifetime": "40s",
  "webhook-configuration": configuration,
};
let operator: OperatorProcess;

/** As a chart installs it: without a caBundle, and for objects that there are none of. */
function webhookConfiguration(): Configuration {
  const webhook = (name: string) => ({
    name,
    admissionReviewVersions: ["v1"],
    sideEffects: "None",
    failurePolicy: "Ignore",
    clientConfig: { service: { namespace: operatorNamespace, name: "keyward-webhook" } },
    objectSelector: { matchLabels: { "keyward.dev/nothing": "here" } },
    rules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }],
  });
  return { metadata: { name: configuration }, webhooks: [webhook("one.keyward.dev"), webhook("two.keyward.dev")] };
}

before(async () => {
  for (const kind of kinds) await client.apply(kind, webhookConfiguration(), { fieldManager: "helm" });
  operator = await suite.start(SHORT);
  await operator.said("agent.listening");
  await createProfile(suite, "payments");
});
suite.cleanUp.push(async () => {
  for (const kind of kinds) await client.delete(kind, { name: configuration });
});

const bundleInStatus = async () => (await getProfile(suite, "payments")).status?.agent?.caBundle;
async function bundlesInWebhooks(): Promise<(string | undefined)[]> {
  const seen = await Promise.all(kinds.map((kind) => client.get(kind, { name: configuration })));
  return seen.flatMap(({ webhooks }) => webhooks.map((webhook) => webhook.clientConfig.caBundle));
}
const text = (base64: string | undefined) => Buffer.from(base64 ?? "", "base64").toString("utf8");

test("every webhook gets the bundle, and nothing else of it becomes ours", async () => {
  await eventually("all bundles", async () =>
    (await bundlesInWebhooks()).every((bundle) => text(bundle).includes("BEGIN")),
  );
  for (const kind of kinds) {
    const { metadata } = await client.get(kind, { name: configuration });
    const managers = metadata.managedFields as { manager: string; fieldsV1: Record<string, unknown> }[];
    const ours = JSON.stringify(managers.find(({ manager }) => manager === "keyward-operator")?.fieldsV1);
    const leaves = [...ours.matchAll(/"f:([a-zA-Z]+)":\{\}/g)].map(([, field]) => field);
    assert.deepEqual(new Set(leaves), new Set(["caBundle", "name"]));
  }
});

test("a chart that is applied again leaves the bundle alone", async () => {
  const before = await bundlesInWebhooks();
  for (const kind of kinds) await client.apply(kind, webhookConfiguration(), { fieldManager: "helm" });
  assert.ok(
    (await bundlesInWebhooks()).every((bundle) => bundle !== undefined),
    `${before.length} bundles were there`,
  );
});

test("a bundle that someone took out is put back", async () => {
  const patch = [{ op: "remove", path: "/webhooks/0/clientConfig/caBundle" }];
  await client.patch(kinds[0]!, { name: configuration }, { type: "json", body: patch });
  await eventually("the bundle", async () => (await bundlesInWebhooks()).every((bundle) => bundle !== undefined));
});

test("through rotations of leaf and authority no verifier fails, even if it learns of a bundle a second late", async () => {
  const faults: string[] = [];
  const authorities = new Set<string>();
  const leaves = new Set<string>();
  const look = async () => ({
    atMs: performance.now(),
    agent: (await bundleInStatus()) ?? "",
    webhook: text((await bundlesInWebhooks())[0]),
  });
  await eventually("the bundle", bundleInStatus);
  let known = await look();
  let judged = 0;
  const endMs = performance.now() + 300_000;
  while (authorities.size < 4 && performance.now() < endMs) {
    const late = known;
    const refused: string[] = [];
    known = await look();
    for (let probe = 0; probe < 5; probe++) {
      await delay(200);
      await handshake(operator.agentPort, late.agent).catch((error) => refused.push(`agent: ${error.message}`));
    }
    const leaf = await webhookLeaf();
    leaves.add(leaf.fingerprint256);
    for (const pem of pems(known.agent)) authorities.add(new X509Certificate(pem).fingerprint256);
    if (!pems(late.webhook).some((pem) => leaf.verify(new X509Certificate(pem).publicKey)))
      refused.push("webhook: unknown");
    if (performance.now() - late.atMs < LATE_MS) {
      faults.push(...refused);
      judged++;
    }
    if (leaf.validToDate.getTime() < Date.now()) faults.push("webhook: the leaf has ended");
  }
  assert.deepEqual(faults, []);
  assert.ok(judged > 0, "this machine is too slow to judge");
  assert.ok(authorities.size >= 4, `${authorities.size} authorities were seen`);
  assert.ok(leaves.size >= 4, `${leaves.size} leaves were seen`);
});

test("days left are counted for all four", async () => {
  const { body } = await operator.get("/metrics");
  for (const certificate of ["agent", "agent-ca", "webhook", "webhook-ca"]) {
    assert.match(body, new RegExp(`^keyward_certificate_days_left\\{certificate="${certificate}"\\} 0\\.000`, "m"));
  }
});

test("where cert-manager issues the webhook's certificate, nothing of it is touched", async () => {
  await operator.end("SIGTERM");
  for (const name of ["keyward-webhook-ca", "keyward-webhook-tls"]) {
    await client.delete(SECRETS, { namespace: operatorNamespace, name });
  }
  operator = await suite.start({ ...SHORT, "webhook-certificates": "cert-manager" });
  await operator.said("agent.listening");
  await delay(1_000);
  const { items } = await client.list(SECRETS, { namespace: operatorNamespace });
  assert.deepEqual(
    items.map(({ metadata }) => metadata.name).filter((name) => name.startsWith("keyward-webhook")),
    [],
  );
});

function pems(bundle: string): Buffer[] {
  return decodePemBlocks(bundle).map(({ bytes }) => Buffer.from(bytes));
}

async function webhookLeaf(): Promise<X509Certificate> {
  const secret = await client.get(SECRETS, { namespace: operatorNamespace, name: "keyward-webhook-tls" });
  return new X509Certificate(text(secret.data!["tls.crt"]));
}

function handshake(port: number, ca: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(
      { host: "127.0.0.1", port, ca, servername: AGENT_SERVER_NAME, ALPNProtocols: ["h2"] },
      () => {
        socket.destroy();
        resolve();
      },
    );
    socket.once("error", reject);
  });
}
