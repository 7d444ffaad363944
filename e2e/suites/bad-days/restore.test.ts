import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import { EVENTS } from "@keyward/kube/client/kinds";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { PodSidecar } from "../keys/pod-sidecar.ts";
import { ask, ended } from "../keys/requests.ts";
import { createPolicy, createProfile, getKey, hasReason } from "../operator/objects.ts";
import type { OperatorProcess } from "../operator/operator-process.ts";
import { type Cloud, createCloudBackend, createCredentials, startCloud } from "./cloud.ts";
import { type OwnPlane, startOwnPlane } from "./own-plane.ts";
import { holds, states, told } from "./told.ts";

// The whole of etcd is put back to what it was some rotations ago, as Kubernetes' manual says: API server and etcd are stopped, the older
// directory is put in its place, both are started. The operator and a sidecar run all the while.

const SIGNING: KeyPolicySpec = { algorithm: "ECDSA-P256" };
const PROFILE = "signing";
const SOFTWARE = "software";
const [SEALED, REMOTE, HELD_REMOTE, REVOKED, UNTOUCHED] = ["sealed", "remote", "held-remote", "revoked", "untouched"];
const BACK_MS = 120_000;

let suite: OwnPlane;
let cloud: Cloud;
let operator: OperatorProcess;
let sidecar: PodSidecar;
let known: ReadonlyMap<string, CryptoKeyStatus>;

before(async () => {
  [suite, cloud] = await Promise.all([startOwnPlane(), startCloud()]);
  operator = await suite.start({ "key-survey-interval": "10s" });
  await operator.said("election.leading", BACK_MS);
  await createCredentials(suite);
  const backendRef = { kind: "KeyBackend", name: await createCloudBackend(suite, cloud) } as const;
  const software = { software: { keyEncryptionKey: { secret: {} } }, development: true };
  await suite.client.create(KINDS.KeyBackend, {
    metadata: { namespace: suite.namespace, name: SOFTWARE },
    spec: software,
  });
  const softly = { kind: "KeyBackend", name: SOFTWARE } as const;
  for (const name of [SEALED, REVOKED, UNTOUCHED]) await createPolicy(suite, name, { ...SIGNING, backendRef: softly });
  for (const name of [REMOTE, HELD_REMOTE]) await createPolicy(suite, name, { ...SIGNING, backendRef });
  const keys = [SEALED, HELD_REMOTE].map((policy) => ({ policy, usages: ["sign" as const, "verify" as const] }));
  await createProfile(suite, PROFILE, {
    hash: { default: "SHA-256", allowed: ["SHA-256"] },
    signatures: { default: "ECDSA-P256-SHA256", allowed: ["ECDSA-P256-SHA256"] },
    grants: [{ containers: ["app"], keys }],
  });
  for (const name of [SEALED, REMOTE, HELD_REMOTE, REVOKED, UNTOUCHED]) {
    await hasReason(() => getKey(suite, name), "Ready", "KeyAvailable");
  }
  assert.equal(await rotate(REVOKED), 2);
  sidecar = await PodSidecar.start(suite, PROFILE);
  await holds(sidecar, SEALED, 1);
});
after(async () => {
  await sidecar?.[Symbol.asyncDispose]();
  await cloud?.[Symbol.asyncDispose]();
  await suite?.[Symbol.asyncDispose]();
});

const statusOf = async (name: string) => (await getKey(suite, name)).status!;
const factsOf = ({ versions = [] }: CryptoKeyStatus) =>
  versions.map(({ version, fingerprint, backendKey }) => `${version} ${fingerprint} ${backendKey}`);

function hasStates(name: string, wanted: readonly string[]): Promise<CryptoKeyStatus> {
  const look = async () => {
    const status = await statusOf(name);
    assert.deepEqual(states(status), wanted);
    return status;
  };
  return eventually(`${name} to have ${wanted.join(", ")}`, look, BACK_MS);
}

async function rotate(name: string): Promise<number> {
  const { status } = await ended(suite, await ask(suite, name, "Rotate"), BACK_MS);
  assert.equal(status?.phase, "Succeeded", JSON.stringify(status));
  return status.version!;
}

test("etcd comes back from an older backup, and the operator sees it by itself", async () => {
  const copy = await suite.plane.etcd.backUp();
  await ended(suite, await ask(suite, REVOKED, "Revoke", { version: 1 }), BACK_MS);
  for (const name of [REMOTE, HELD_REMOTE, SEALED])
    for (const version of [2, 3]) assert.equal(await rotate(name), version);
  // The last change of all: who sends it on has heard of those before it, by the same watch.
  await holds(sidecar, SEALED, 3);
  const names = [SEALED, REMOTE, HELD_REMOTE, REVOKED, UNTOUCHED];
  known = new Map(await Promise.all(names.map(async (name) => [name, await statusOf(name)] as const)));
  await suite.restartApiServer(() => suite.plane.etcd.restore(copy));
  await operator.said("watch.rewound", BACK_MS);
  await told(
    () => getKey(suite, SEALED),
    "Restored",
    /^True OlderBackup: etcd came back from an older backup/,
    BACK_MS,
  );
});

test("what a backend still has is as it was: versions, numbers, and which one is active", async () => {
  for (const name of [REMOTE, HELD_REMOTE]) {
    // A status of the backup reads well, too: only that all of it is back says that the operator was there.
    const status = await hasStates(name, ["1 Retired", "2 Retired", "3 Active"]);
    assert.deepEqual(factsOf(status), factsOf(known.get(name)!), name);
    await told(() => getKey(suite, name), "Ready", /^True KeyAvailable/, BACK_MS);
    assert.equal(await rotate(name), 4);
  }
});

test("a version that only the lost Secrets held is followed by another under a number that nobody had", async () => {
  const status = await eventually(
    "version 4 to be active",
    async () => {
      const status = await statusOf(SEALED);
      if (status.activeVersion === 4) return status;
      throw new Error(JSON.stringify([states(status), status.conditions, status.history?.at(-1)]));
    },
    BACK_MS,
  );
  assert.deepEqual(states(status), ["1 Retired", "2 Retired", "3 Retired", "4 Active"]);
  assert.deepEqual(factsOf(status).slice(0, 3), factsOf(known.get(SEALED)!));
  const lost = /^False VersionsLost: .*version 2 is missing in .*version 3 is missing in .*Next: /;
  await told(() => getKey(suite, SEALED), "VersionsUsable", lost, BACK_MS);
  assert.deepEqual(
    (await statusOf(SEALED)).versions?.map(({ trouble }) => trouble),
    [undefined, "Missing", "Missing", undefined],
  );
  const causes = status.history!.map(({ action, by, note }) => `${action} by ${by}: ${note}`);
  assert.ok(
    causes.some((cause) => /^Recovered by operator: etcd came back from an older backup/.test(cause)),
    causes.join("\n"),
  );
});

test("a version that was revoked since the backup is revoked", async () => {
  await told(() => getKey(suite, REVOKED), "Restored", /^True OlderBackup/, BACK_MS);
  await hasStates(REVOKED, ["1 Revoked", "2 Active"]);
});

test("a sidecar that held newer sets than the restored API server counts is brought what follows", async () => {
  await holds(sidecar, SEALED, 4);
  await holds(sidecar, HELD_REMOTE, 4);
});

test("what nobody touched since the backup is as it was, and is told of by nobody", async () => {
  const status = await statusOf(UNTOUCHED);
  assert.deepEqual(factsOf(status), factsOf(known.get(UNTOUCHED)!));
  assert.ok(!status.conditions?.some(({ type }) => type === "Restored"));
});

test("it is told in an Event and in metrics", async () => {
  await eventually("the Event", async () => {
    const { items } = await suite.client.list(EVENTS, { namespace: suite.namespace });
    return items.some(({ regarding, reason }) => regarding.name === SEALED && reason === "OlderBackup");
  });
  const { body } = await operator.get("/metrics");
  assert.match(body, /^keyward_keys_restored_total [1-9]/m);
  assert.match(body, /^keyward_watch_rewinds_total\{resource="cryptokeys"\} [1-9]/m);
});

test("it was one process all the while", () => {
  assert.equal(suite.replicas.length, 1);
});
