import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey, X509Certificate } from "node:crypto";
import { after, before, test } from "node:test";
import { connect } from "node:tls";
import { status } from "@grpc/grpc-js";
import type { AgentEndpoint } from "@keyward/crds/types/profile/status";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { eventually } from "../../driver/eventually.ts";
import { openSuite } from "./fixture.ts";
import {
  changeProfile,
  createInjectedPod,
  createPolicy,
  createProfile,
  deletePod,
  getKey,
  getPolicy,
  getProfile,
  hasReason,
  signingProfile,
  uniqueName,
} from "./objects.ts";
import type { OperatorProcess } from "./operator-process.ts";
import { letIn, TestSidecar } from "./test-sidecar.ts";
import { requestToken } from "./tokens.ts";

const suite = await openSuite();
const [profile, otherProfile, policy, otherPolicy] = ["payments", "treasury", "shop-ca", "next-ca"] as const;
const sidecars: TestSidecar[] = [];
let operator: OperatorProcess;
let endpoint: AgentEndpoint;

before(async () => {
  operator = await suite.start();
  await Promise.all([policy, otherPolicy].map((name) => createPolicy(suite, name)));
  await createProfile(suite, profile, signingProfile(policy));
  await createProfile(suite, otherProfile);
  await hasReason(() => getProfile(suite, profile), "Ready", "NoPods");
  for (const name of [policy, otherPolicy]) await hasReason(() => getKey(suite, name), "Ready", "KeyAvailable");
  endpoint = await eventually("status.agent", async () => (await getProfile(suite, profile)).status?.agent);
});
after(() => {
  for (const sidecar of sidecars) sidecar.close();
});

function dial(token: string | undefined): TestSidecar {
  const sidecar = new TestSidecar(endpoint, token);
  sidecars.push(sidecar);
  return sidecar;
}

async function newPod(of: string = profile) {
  return createInjectedPod(suite, uniqueName("pod"), of);
}

/** A sidecar that was let in. */
async function admitted(of: string = profile) {
  const pod = await newPod(of);
  const sidecar = await letIn(endpoint, await requestToken(suite, { pod }), of);
  sidecars.push(sidecar);
  return { pod, sidecar };
}

/** Until the operator has heard that the pod came, or went: its caches are behind the API server. */
async function isListed({ metadata }: KubeObject, of: string, listed: boolean): Promise<void> {
  await eventually(`${metadata.name} to be ${listed ? "" : "no more "}in status`, async () => {
    const items = (await getProfile(suite, of)).status?.pods?.items ?? [];
    return items.some(({ name }) => name === metadata.name) === listed;
  });
}

async function isRefused(sidecar: TestSidecar, code: status, details: RegExp): Promise<void> {
  sidecar.hello(profile);
  const error = await sidecar.ended;
  assert.equal(status[error.code], status[code]);
  assert.match(error.details, details);
  assert.deepEqual(sidecar.received, []);
}

test("a pod gets the key that its profile refers to, and its certificate", async () => {
  const { sidecar } = await admitted();
  const [key] = await eventually("a key", async () => sidecar.keys.length > 0 && sidecar.keys);
  const { status: told } = await getPolicy(suite, policy);
  const privateKey = createPrivateKey({ key: Buffer.from(key!.privateKey), format: "der", type: "pkcs8" });
  const spki = createPublicKey(told!.key!.publicKey).export({ type: "spki", format: "der" });
  assert.ok(createPublicKey(privateKey).export({ type: "spki", format: "der" }).equals(spki));
  assert.ok(new X509Certificate(key!.certificateChain[0]!).checkPrivateKey(privateKey));
  assert.deepEqual([key!.policy, key!.version, key!.algorithm], [policy, 1, "ECDSA-P256"]);
});

test("a sidecar learns at once how often it will hear something", async () => {
  const { sidecar } = await admitted();
  const ping = await eventually("a ping", async () => sidecar.received.find(({ case: kind }) => kind === "ping"));
  assert.equal((ping.value as { intervalMs: number }).intervalMs, 10_000);
});

test("without a token, or with one that the API server never issued, nothing is said", async () => {
  await isRefused(dial(undefined), status.UNAUTHENTICATED, /bearer token is needed/);
  await isRefused(dial("e30.e30.c2ln"), status.UNAUTHENTICATED, /not a valid one/);
});

test("a token for another audience is refused, the API server's own too", async () => {
  const pod = await newPod();
  for (const audience of ["https://kubernetes.default.svc.cluster.local", "vault"]) {
    await isRefused(dial(await requestToken(suite, { pod, audience })), status.UNAUTHENTICATED, /not a valid one/);
  }
});

test("a token that is bound to no pod is refused", async () => {
  await isRefused(dial(await requestToken(suite, {})), status.UNAUTHENTICATED, /not a valid one/);
});

test("a pod cannot ask for another profile's keys", async () => {
  const pod = await newPod(otherProfile);
  await isListed(pod, otherProfile, true);
  await isRefused(dial(await requestToken(suite, { pod })), status.PERMISSION_DENIED, /another profile/);
});

test("a token of a pod that was deleted is worth nothing", async () => {
  const pod = await newPod();
  const token = await requestToken(suite, { pod });
  await isListed(pod, profile, true);
  await deletePod(suite, pod.metadata.name);
  await isListed(pod, profile, false);
  const sidecar = dial(token);
  sidecar.hello(profile);
  assert.ok([status.UNAUTHENTICATED, status.PERMISSION_DENIED].includes((await sidecar.ended).code));
  assert.deepEqual(sidecar.keys, []);
});

test("the stream of a pod that is deleted ends", async () => {
  const { pod, sidecar } = await admitted();
  await deletePod(suite, pod.metadata.name);
  assert.equal((await sidecar.ended).code, status.PERMISSION_DENIED);
});

test("a pod has two streams at most", async () => {
  const { pod } = await admitted();
  const token = await requestToken(suite, { pod });
  const second = dial(token);
  second.hello(profile);
  await second.welcomed();
  await isRefused(dial(token), status.PERMISSION_DENIED, /2 streams already/);
});

test("whoever does not begin with a Hello is not let in", async () => {
  const sidecar = dial(await requestToken(suite, { pod: await newPod() }));
  sidecar.send({ case: "pong", value: {} });
  assert.equal((await sidecar.ended).code, status.INVALID_ARGUMENT);
});

test("a sidecar that floods the operator is cut off", async () => {
  const { sidecar } = await admitted();
  for (let count = 0; count < 500; count++) sidecar.send({ case: "pong", value: {} });
  assert.equal((await sidecar.ended).code, status.RESOURCE_EXHAUSTED);
});

test("an acknowledgement of an impossible state reaches no status", async () => {
  const { pod, sidecar } = await admitted(otherProfile);
  const { uid } = (await getProfile(suite, otherProfile)).metadata;
  const generation = 2n ** 63n - 1n;
  sidecar.send({ case: "acknowledgement", value: { profileUid: uid!, generation, liveGeneration: generation } });
  assert.equal((await sidecar.ended).code, status.INVALID_ARGUMENT);
  const item = await eventually("the pod in status", async () => {
    const { status: told } = await getProfile(suite, otherProfile);
    return told?.pods?.items?.find(({ name }) => name === pod.metadata.name);
  });
  assert.deepEqual(item, { name: pod.metadata.name });
});

test("a profile that names another key policy takes the old key away and brings the new one", async () => {
  const name = uniqueName("moving");
  await createProfile(suite, name, signingProfile(policy));
  const { sidecar } = await admitted(name);
  await eventually("the first key", async () => sidecar.keys.length === 1);
  await changeProfile(suite, name, { certificates: { issuer: { keyPolicyRef: { name: otherPolicy } } } });
  await eventually("the second key", async () => sidecar.keys.length === 2);
  assert.equal(sidecar.keys[1]!.policy, otherPolicy);
  assert.deepEqual(
    sidecar.withdrawals.map((withdrawal) => withdrawal.policy),
    [policy],
  );
});

test("an invalid change takes no key away", async () => {
  const name = uniqueName("broken");
  await createProfile(suite, name, signingProfile(policy));
  const { sidecar } = await admitted(name);
  await eventually("the key", async () => sidecar.keys.length === 1);
  await changeProfile(suite, name, { hash: { default: "SHA-1024", allowed: ["SHA-1024"] } });
  await hasReason(() => getProfile(suite, name), "Valid", "Invalid");
  assert.deepEqual(sidecar.withdrawals, []);
});

test("status counts who acknowledged, how fast, and who refused and why", async () => {
  const name = uniqueName("counted");
  await createProfile(suite, name);
  const pods = [await admitted(name), await admitted(name)];
  const read = () => getProfile(suite, name);
  const { uid } = (await read()).metadata;
  for (const { sidecar } of pods) sidecar.acknowledge(uid!, 1);
  await hasReason(read, "Ready", "AllPodsCurrent");
  await changeProfile(suite, name, { hash: { default: "SHA-256" } });
  await hasReason(read, "Ready", "PodsBehind");
  pods[0]!.sidecar.acknowledge(uid!, 2);
  pods[1]!.sidecar.acknowledge(uid!, 2, "no such hash here", 1);
  // Each comes over a stream of its own: status may show the one without the other.
  const refused = await eventually("both acknowledgements", async () => {
    const { status: told } = await read();
    const [first, second] = told?.pods?.items ?? [];
    return first?.fault !== undefined && second?.generation === 2 && told;
  });
  const [first, second] = refused.pods!.items!;
  assert.deepEqual(
    [first!.name, first!.generation, first!.fault],
    [pods[1]!.pod.metadata.name, 1, "no such hash here"],
  );
  assert.equal(second!.generation, 2);
  assert.equal(refused.reload?.slowestPod, pods[0]!.pod.metadata.name);
  assert.match(refused.summary!, /^1\/2 pods on generation 2, slowest \d+ ms$/);
  pods[1]!.sidecar.acknowledge(uid!, 2);
  await hasReason(read, "Ready", "AllPodsCurrent");
});

test("nothing older than TLS 1.3 is spoken", async () => {
  const socket = connect({
    host: "127.0.0.1",
    port: operator.agentPort,
    maxVersion: "TLSv1.2",
    rejectUnauthorized: false,
  });
  const failure = await new Promise<NodeJS.ErrnoException>((resolve) => socket.once("error", resolve));
  assert.match(String(failure.code ?? failure.message), /PROTOCOL_VERSION|ECONNRESET/);
});

test("no token and no key is in the log", () => {
  assert.doesNotMatch(operator.output, /eyJ|Bearer|PRIVATE KEY/);
});
