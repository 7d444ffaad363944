import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { ClusterKeyBackend } from "@keyward/crds/types/cluster-key-backend";
import type { Kind } from "@keyward/kube/client/kind";
import { CUSTOM_RESOURCE_DEFINITIONS, EVENTS, NAMESPACES, SECRETS } from "@keyward/kube/client/kinds";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { parse } from "yaml";
import { startMoto } from "../../backends/servers/aws-kms/moto.ts";
import { eventually } from "../../driver/eventually.ts";
import { type ApiServer, type ControlPlane, startControlPlane } from "../kms/control-plane.ts";
import { OperatorProcess } from "../operator/operator-process.ts";

const NAMESPACE = "keyward-system";
const CANARY = "canary-4711-secret";
const MANIFESTS = join(import.meta.dirname, "../../../crds/manifests");
const BACKENDS: Kind<KubeObject & ClusterKeyBackend> = {
  group: "keyward.dev",
  version: "v1alpha1",
  namespaced: false,
  plural: "clusterkeybackends",
  kind: "ClusterKeyBackend",
};

let moto: Awaited<ReturnType<typeof startMoto>>;
let plane: ControlPlane;
let api: ApiServer;
let operator: OperatorProcess;

before(async () => {
  moto = await startMoto();
  plane = await startControlPlane({ encrypts: false });
  api = await plane.startApiServer();
  await eventually("a namespace", () => api.client.create(NAMESPACES, { metadata: { name: NAMESPACE } }));
  for (const file of readdirSync(MANIFESTS)) {
    await api.client.create(CUSTOM_RESOURCE_DEFINITIONS, parse(readFileSync(join(MANIFESTS, file), "utf8")));
  }
  const data = { id: Buffer.from(CANARY).toString("base64") };
  await api.client.create(SECRETS, { metadata: { name: "aws", namespace: NAMESPACE }, data });
  operator = await OperatorProcess.start(plane, NAMESPACE, {});
  await operator.said("election.leading");
  await eventually("our kinds to be served", () => api.client.list(BACKENDS, {}));
});

after(async () => {
  await operator?.end("SIGTERM");
  await api?.stop();
  await plane?.[Symbol.asyncDispose]();
  await moto?.[Symbol.asyncDispose]();
});

function emulated(development: boolean) {
  const ref = { name: "aws", key: "id" };
  const awsKms = {
    region: "eu-central-1",
    endpoint: moto.endpoint,
    staticCredentials: { accessKeyId: ref, secretAccessKey: ref },
  };
  return { awsKms, development };
}

async function create(name: string, spec: object): Promise<void> {
  await api.client.create(BACKENDS, { metadata: { name }, spec } as KubeObject & ClusterKeyBackend);
}

/** @returns the backend once a condition of it says so */
async function told(name: string, type: string, said: RegExp, deadlineMs?: number) {
  const look = async () => {
    const { status } = await api.client.get(BACKENDS, { name });
    const condition = status?.conditions?.find((one) => one.type === type);
    if (said.test(`${condition?.status} ${condition?.reason}: ${condition?.message}`)) return status;
    throw new Error(JSON.stringify(status));
  };
  return eventually(`${type} of ${name} to say ${said}`, look, deadlineMs);
}

test("a backend that answers is Ready, and status says what it can", async () => {
  await create("emulated", emulated(true));
  const status = await told("emulated", "Ready", /^True Answers/);
  assert.equal(status?.type, "aws-kms");
  assert.equal(status?.protection, "Managed");
  assert.equal(status?.delivery, "Remote");
  assert.ok(status?.algorithms?.includes("ECDSA-P256"));
  assert.match(status?.latency ?? "", /^\d+(\.\d)? ms$/);
  assert.equal(status?.observedGeneration, 1);
});

test("what no production has shows in a condition and in a metric", async () => {
  await told("emulated", "Development", /^True DevelopmentPermitted: .*awsKms\.staticCredentials.*plain HTTP/);
  for (const metric of ["keyward_backend_development", "keyward_backend_ready"]) {
    await eventually(`${metric} to be 1`, async () => {
      return (await operator.get("/metrics")).body.includes(`${metric}{backend="ClusterKeyBackend emulated"} 1`);
    });
  }
});

test("the same without development: true does not get past the API server", async () => {
  await assert.rejects(create("refused", emulated(false)), /static credentials need development: true/);
});

test("a Secret that is not there is named", async () => {
  const ref = { name: "nowhere", key: "id" };
  const { awsKms } = emulated(true);
  const staticCredentials = { accessKeyId: ref, secretAccessKey: ref };
  await create("unlettered", { awsKms: { ...awsKms, staticCredentials }, development: true });
  await told("unlettered", "Ready", /^False Misconfigured: .*Secret keyward-system\/nowhere: there is no such Secret/);
});

test("no secret of a backend is in the log", () => {
  assert.ok(!operator.output.includes(CANARY));
});

test("a backend that stops answering ceases to be Ready, and Events tell", async () => {
  await moto[Symbol.asyncDispose]();
  await told("emulated", "Ready", /^False (Unreachable|TimedOut)/);
  await eventually("an Event", async () => {
    const { items } = await api.client.list(EVENTS, {});
    return items.some(({ regarding, action }) => regarding?.name === "emulated" && action === "CheckReady");
  });
});
