import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import { SECRETS } from "@keyward/kube/client/kinds";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { PodSidecar } from "../keys/pod-sidecar.ts";
import { ask, ended } from "../keys/requests.ts";
import { createPolicy, createProfile, getKey, hasReason, sealedSetsOf, uniqueName } from "../operator/objects.ts";
import { LEASE_MS, type OperatorProcess } from "../operator/operator-process.ts";
import { type Cloud, createCloudBackend, createCredentials, startCloud } from "./cloud.ts";
import { emptyEtcd, fillEtcd } from "./etcd-space.ts";
import { type OwnPlane, startOwnPlane } from "./own-plane.ts";
import { holds, states, told } from "./told.ts";

const SIGNING: KeyPolicySpec = { algorithm: "ECDSA-P256" };
const PROFILE = "signing";
const HELD = "held";
/** Longer than the suite's operators lead without renewing it. */
const NOBODY_LEADS_MS = LEASE_MS + 500;
const BACK_MS = 180_000;

let suite: OwnPlane;
let cloud: Cloud;
let operator: OperatorProcess;
let sidecar: PodSidecar;

before(async () => {
  [suite, cloud] = await Promise.all([startOwnPlane(), startCloud()]);
  operator = await suite.start();
  await operator.said("election.leading", BACK_MS);
  await createCredentials(suite);
  await createPolicy(suite, HELD, SIGNING);
  await createProfile(suite, PROFILE, {
    hash: { default: "SHA-256", allowed: ["SHA-256"] },
    signatures: { default: "ECDSA-P256-SHA256", allowed: ["ECDSA-P256-SHA256"] },
    grants: [{ containers: ["app"], keys: [{ policy: HELD, usages: ["sign", "verify"] }] }],
  });
  await hasReason(() => getKey(suite, HELD), "Ready", "KeyAvailable");
  sidecar = await PodSidecar.start(suite, PROFILE);
  await holds(sidecar, HELD, 1);
});
after(async () => {
  await sidecar?.[Symbol.asyncDispose]();
  await cloud?.[Symbol.asyncDispose]();
  await suite?.[Symbol.asyncDispose]();
});

const statusOf = async (name: string) => (await getKey(suite, name)).status!;
const fingerprintsOf = async (name: string) =>
  new Map((await statusOf(name)).versions!.map(({ version, fingerprint }) => [version, fingerprint]));

async function make(spec: KeyPolicySpec): Promise<string> {
  const name = uniqueName("key");
  await createPolicy(suite, name, spec);
  await hasReason(() => getKey(suite, name), "Ready", "KeyAvailable");
  return name;
}

async function rotate(name: string): Promise<number> {
  const { status } = await ended(suite, await ask(suite, name, "Rotate"), BACK_MS);
  assert.equal(status?.phase, "Succeeded", JSON.stringify(status));
  return status.version!;
}

test("an etcd that is full loses nothing, and what was asked for is done when there is room again", async () => {
  const key = await make(SIGNING);
  operator.signal("SIGSTOP");
  const request = await ask(suite, key, "Rotate");
  await fillEtcd(suite.plane.etcd.url);
  operator.signal("SIGCONT");
  await assert.rejects(ask(suite, key, "Rotate"), /space exceeded/);
  await eventually("the operator to meet it", async () => operator.output.includes("space exceeded"));
  assert.deepEqual(states(await statusOf(key)), ["1 Active"]);
  assert.equal((await operator.get("/livez")).status, 200);
  await emptyEtcd(suite.plane.etcd.url);
  const { status } = await ended(suite, request, BACK_MS);
  assert.deepEqual([status?.phase, status?.version], ["Succeeded", 2]);
  assert.equal(await rotate(key), 3);
  assert.deepEqual(states(await statusOf(key)), ["1 Retired", "2 Retired", "3 Active"]);
});

test("after objects came back from an older backup no number is given to a second key", async () => {
  const backendRef = { kind: "KeyBackend", name: await createCloudBackend(suite, cloud) } as const;
  const remote = await make({ ...SIGNING, backendRef });
  const [heldBefore, remoteBefore, [set]] = [
    await getKey(suite, HELD),
    await getKey(suite, remote),
    await sealedSetsOf(suite, (await getKey(suite, HELD)).metadata.uid!),
  ];
  for (const key of [HELD, remote]) for (const version of [2, 3]) assert.equal(await rotate(key), version);
  await holds(sidecar, HELD, 3);
  const [held, known] = [await fingerprintsOf(HELD), await fingerprintsOf(remote)];
  // Nobody leads while a cluster is restored.
  operator.signal("SIGSTOP");
  await delay(NOBODY_LEADS_MS);
  await suite.client.patch(SECRETS, set!.metadata, { type: "merge", body: { data: set!.data! } });
  for (const { metadata, status } of [heldBefore, remoteBefore]) await putBack(metadata.name, status!);
  operator.signal("SIGCONT");

  await told(() => getKey(suite, HELD), "Restored", /^True VersionsAhead: .*2, 3.*Next: /, BACK_MS);
  assert.equal((await statusOf(HELD)).lastVersion, 3);
  assert.equal(await rotate(HELD), 4);
  const now = await fingerprintsOf(HELD);
  assert.deepEqual([...now.keys()], [1, 4]);
  assert.ok(![...held.values()].includes(now.get(4)!));

  // The cloud is of today: its versions are found again, or taken up, as they were.
  const taken = await eventually(
    "versions of the cloud to be taken up",
    async () => {
      const all = await fingerprintsOf(remote);
      return all.size === 3 && all;
    },
    BACK_MS,
  );
  assert.deepEqual([...taken].sort(), [...known].sort());
  assert.equal(await rotate(remote), 4);
});

async function putBack(name: string, status: CryptoKeyStatus): Promise<void> {
  await eventually(`${name} to be what it was`, async () => {
    const { metadata, ...key } = await getKey(suite, name);
    return suite.client.update(KINDS.CryptoKey, { ...key, metadata, status }, { subresource: "status" });
  });
}

test("it was one process all the while", () => {
  assert.equal(suite.replicas.length, 1);
});
