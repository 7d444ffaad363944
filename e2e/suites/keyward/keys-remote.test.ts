import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it, type TestContext } from "node:test";
import type { SigningLine } from "../../apps/demo-app/commands/signing.ts";
import { askMoto } from "../../backends/servers/aws-kms/ask-moto.ts";
import { mustRun } from "../../cluster/command.ts";
import type { AppLog } from "../../driver/app-log.ts";
import { demoApp } from "../../driver/demo-app.ts";
import { eventually } from "../../driver/eventually.ts";
import { apply, kubectl } from "../../driver/kubectl.ts";
import { KEYWARD_NAMESPACE } from "../../install/install-keyward.ts";
import { KINDS } from "../crds/api-server.ts";
import { type Cloud, startCloud } from "./cloud.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod, podTemplate } from "./manifests.ts";
import { isReady, listPods, restartsOf, type SeenPod, whenReady } from "./pods.ts";
import { SigningKey, TEXT } from "./signing-keys.ts";

const OPERATORS = "app.kubernetes.io/component=operator";
const annotations = { "keyward.dev/inject": "payments" };
const [LOCAL, REMOTE, AUTHORITY] = ["local", "remote", "remote-ca"];

function policy(namespace: string, name: string, rest: string): string {
  return `apiVersion: keyward.dev/v1alpha1
kind: KeyPolicy
metadata: {name: ${name}, namespace: ${namespace}}
spec: {algorithm: ECDSA-P256${rest}}
`;
}

const profile = (namespace: string) => `apiVersion: keyward.dev/v1alpha1
kind: CryptoProfile
metadata: {name: payments, namespace: ${namespace}}
spec:
  signatures: {default: ECDSA-P256-SHA256, allowed: [ECDSA-P256-SHA256]}
  certificates:
    issuer: {keyPolicyRef: {name: ${AUTHORITY}}}
    validity: {notAfter: 24h}
    subjectKeys: [{type: EC, curves: [P-256]}]
    keyUsage: [digitalSignature]
  grants:
    - containers: ["*"]
      keys: [{policy: ${LOCAL}, usages: [sign]}, {policy: ${REMOTE}, usages: [sign]}]
`;

describe("a key that stays in a cloud, under a pod that signs with it", () => {
  let cloud: Cloud | undefined;
  let [remoteLog, localLog] = [] as AppLog<SigningLine>[];
  let ready: SeenPod;
  // Before the fixture's own end, which closes the connection that this needs.
  after(async () => {
    for (const log of [remoteLog, localLog]) log?.[Symbol.dispose]();
    await cloud?.[Symbol.asyncDispose]();
  });
  // Made before there is a cloud, which would be chosen.
  const fixture = useKeyward({ manifests: (namespace) => policy(namespace, LOCAL!, "") });
  const [local, remote, authority] = [LOCAL, REMOTE, AUTHORITY].map((name) => new SigningKey(fixture, name!)) as [
    SigningKey,
    SigningKey,
    SigningKey,
  ];
  before(async () => {
    const { cluster, namespace } = fixture;
    await local.ready();
    if (cluster.nodeAddress === undefined) return;
    cloud = await startCloud(cluster, cluster.nodeAddress);
    const here = `, backendRef: {kind: ClusterKeyBackend, name: ${cloud.backend}}`;
    const subject = ", certificateAuthority: {subject: {commonName: Remote CA}}";
    const policies = [policy(namespace, REMOTE!, here), policy(namespace, AUTHORITY!, here + subject)];
    await apply(cluster, [...policies, profile(namespace)].join("---\n"));
    await Promise.all([remote.ready(), authority.ready()]);
    const containers = [
      ["app", REMOTE],
      ["beside", LOCAL],
    ].map(([name, key]) => container({ name: name!, args: ["signing", `--key-policy=${key}`, `--data=${TEXT}`] }));
    await apply(cluster, pod(namespace, "signer", { annotations, containers }));
    ready = await whenReady(cluster, namespace, "signer");
    [remoteLog, localLog] = [remote.log("signer"), local.log("signer", "beside")];
  });
  function running(test: TestContext): Cloud | undefined {
    if (cloud === undefined) test.skip("this machine reaches no node, so no pod would reach it");
    return cloud;
  }

  it("signs, and everybody verifies", async (test) => {
    if (running(test) === undefined) return;
    await remote.signedBy(remoteLog!, 1);
    const [version] = await remote.versions();
    assert.equal(version?.backend.name, cloud?.backend);
    assert.equal(version?.backend.protection, "Managed");
  });

  it("issues certificates by a CA key that nobody but the cloud holds, which openssl verifies", async (test) => {
    if (running(test) === undefined) return;
    const target = { namespace: fixture.namespace, pod: "signer" };
    const { pem } = await eventually("the CA key in the sidecar", async () => {
      const given = await demoApp(fixture.cluster, target, ["sign", "--common-name=signer.test"]);
      return given.code === undefined && given;
    });
    const root = (await authority.versions())[0]!.certificate!;
    assert.match(await opensslVerifies(root, String(pem)), /OK/);
    const { uid } = (await authority.get()).metadata;
    const sealed = ["get", "secrets", `--namespace=${KEYWARD_NAMESPACE}`, `--selector=keyward.dev/key-uid=${uid}`];
    assert.equal(await kubectl(fixture.cluster, [...sealed, "--output=name"]), "");
  });

  it("without its cloud it says so, in the pod and in status, other keys go on, and it comes back by itself", async (test) => {
    const { link, backend } = running(test) ?? {};
    if (link === undefined || backend === undefined) return;
    const others = await localLog!.first(({ signature }) => signature !== undefined);
    const awayAt = Date.now();
    link.reset();
    const { at, error } = await remoteLog!.first((line) => line.at > awayAt && line.error !== undefined);
    test.diagnostic(`without its backend: after ${at - awayAt} ms "${error}"`);
    assert.match(error!, /backend/i);
    await eventually(
      "the backend's condition",
      async () => (await condition(backend)) === "False Unreachable",
      180_000,
    );
    const backAt = Date.now();
    link.heal();
    const again = await remoteLog!.first((line) => line.at > backAt && line.signature !== undefined, 180_000);
    test.diagnostic(`back after ${again.at - backAt} ms`);
    const goneOn = await localLog!.first((line) => line.at > again.at);
    assert.ok(goneOn.calls > others.calls);
    assert.equal(goneOn.failed, others.failed);
    await eventually("the backend's condition", async () => (await condition(backend)) === "True Answers", 180_000);
    const [signer] = await listPods(fixture.cluster, fixture.namespace, "");
    assert.deepEqual(restartsOf(signer!), restartsOf(ready));
  });

  it("one of two operators ends: signing goes on, and pods are spread over both afterwards", async (test) => {
    if (running(test) === undefined) return;
    const replicas = await operators();
    assert.equal(replicas.length, 2);
    const steady = await remoteLog!.first((line) => line.signature !== undefined && line.error === undefined);
    const serving = await eventually("the replica that has the pod's stream", async () => {
      const streams = await Promise.all(replicas.map(streamsOf));
      return replicas[streams.findIndex((count) => count > 0)];
    });
    const deletedAt = Date.now();
    const deletion = ["delete", `pod/${serving}`, `--namespace=${KEYWARD_NAMESPACE}`];
    await kubectl(fixture.cluster, deletion, { timeoutMs: 180_000 });
    const endedAt = Date.now();
    const on = await remoteLog!.first((line) => line.at > endedAt && line.signature !== undefined);
    assert.ok(on.calls > steady.calls);
    const errors = () => remoteLog!.lines.filter((line) => line.at > deletedAt && line.error !== undefined);
    assert.deepEqual(errors(), []);
    await eventually("two operators", async () => (await operators()).length === 2, 180_000);
    // Pod after pod has to start for that, which takes a busy machine minutes.
    await eventually("streams to both", async () => spread(), 600_000);
    assert.deepEqual(errors(), []);
  });

  it("the streams that served all this were not given up for dead", async (test) => {
    if (running(test) === undefined) return;
    const logs = ["logs", "signer", "--container=keyward", `--namespace=${fixture.namespace}`];
    const lines = (await kubectl(fixture.cluster, logs)).split("\n");
    assert.ok(lines.some((line) => line.includes('"operator connected"')));
    // A busy machine may keep a replica from greeting in time, or hold one up while someone waits: those are left for another one.
    const givenUp = (line: string) =>
      line.includes('"operator disconnected"') && /nothing was heard for \d+ ms(?! while)/.test(line);
    assert.deepEqual(lines.filter(givenUp), []);
  });

  it("its end is its cloud's, too", async (test) => {
    const { endpoint } = running(test) ?? {};
    if (endpoint === undefined) return;
    const [version] = await remote.versions();
    const everything = ["deployments,pods,cryptoprofiles,keypolicies", "--all", `--namespace=${fixture.namespace}`];
    await kubectl(fixture.cluster, ["delete", ...everything, "--timeout=180s"], { timeoutMs: 190_000 });
    const { KeyMetadata } = await askMoto(endpoint, "DescribeKey", { KeyId: version!.backendKey });
    assert.equal((KeyMetadata as { KeyState: string }).KeyState, "PendingDeletion");
  });

  async function condition(name: string): Promise<string> {
    const { status } = await remote.place.client.get(KINDS.ClusterKeyBackend, { name });
    const ready = status?.conditions?.find(({ type }) => type === "Ready");
    return `${ready?.status} ${ready?.reason}`;
  }

  async function operators(): Promise<readonly string[]> {
    const pods = await listPods(fixture.cluster, KEYWARD_NAMESPACE, OPERATORS);
    return pods.filter(isReady).map(({ metadata }) => metadata.name);
  }

  async function streamsOf(operator: string): Promise<number> {
    const path = `/api/v1/namespaces/${KEYWARD_NAMESPACE}/pods/${operator}:8080/proxy/metrics`;
    const metrics = await kubectl(fixture.cluster, ["get", "--raw", path]);
    return Number(/^keyward_agent_streams (\d+)$/m.exec(metrics)?.[1] ?? 0);
  }

  let copies = 0;
  /** Sidecars choose at random: one more each time until both were chosen. */
  async function spread(): Promise<boolean> {
    const streams = await Promise.all((await operators()).map(streamsOf));
    if (streams.filter((count) => count > 0).length === 2) return true;
    const labels = { app: "copy" };
    const template = podTemplate({ annotations, labels, containers: [container({ args: ["sleep"] })] });
    copies += 2;
    const meta = `metadata: {name: copies, namespace: ${fixture.namespace}}`;
    const spec = `{replicas: ${copies}, selector: {matchLabels: {app: copy}}, template: {${template}}}`;
    await apply(fixture.cluster, `{apiVersion: apps/v1, kind: Deployment, ${meta}, spec: ${spec}}\n`);
    const rollout = ["rollout", "status", "deployment/copies", `--namespace=${fixture.namespace}`, "--timeout=150s"];
    await kubectl(fixture.cluster, rollout, { timeoutMs: 160_000 });
    return false;
  }
});

async function opensslVerifies(root: string, certificate: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "keyward-chain-"));
  try {
    const [rootFile, file] = ["root.pem", "certificate.pem"].map((name) => join(folder, name));
    await writeFile(rootFile!, root);
    await writeFile(file!, certificate);
    return await mustRun(["openssl", "verify", "-CAfile", rootFile!, file!]);
  } finally {
    await rm(folder, { recursive: true });
  }
}
