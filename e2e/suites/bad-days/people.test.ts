import assert from "node:assert/strict";
import { before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import { NAMESPACES, SECRETS, type Secret } from "@keyward/kube/client/kinds";
import { Informer } from "@keyward/kube/informer/informer";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { KeyHistory } from "../keys/key-history.ts";
import { PodSidecar } from "../keys/pod-sidecar.ts";
import { ask, ended } from "../keys/requests.ts";
import { mayHavePods, openSuite, type Suite } from "../operator/fixture.ts";
import {
  createPolicy,
  createProfile,
  getKey,
  getPolicy,
  hasReason,
  isGone,
  sealedSetsOf,
  signingProfile,
  uniqueName,
} from "../operator/objects.ts";
import type { OperatorProcess } from "../operator/operator-process.ts";
import { states, told } from "./told.ts";

const SIGNING: KeyPolicySpec = { algorithm: "ECDSA-P256" };

const suite = await openSuite();
const history = new KeyHistory();
let replicas: readonly OperatorProcess[];

before(async () => {
  const informer = new Informer<KubeObject>({
    transport: suite.client.transport,
    resource: KINDS.CryptoKey,
    selection: { namespace: suite.namespace },
  });
  informer.addHandler(history);
  informer.start();
  suite.cleanUp.push(() => informer[Symbol.asyncDispose]());
  replicas = await Promise.all([suite.start(), suite.start()]);
});

const read = (name: string) => () => getKey(suite, name);
const statusOf = async (name: string) => (await getKey(suite, name)).status!;

async function make(where: Suite = suite, spec = SIGNING): Promise<string> {
  const name = uniqueName("key");
  await createPolicy(where, name, spec);
  await hasReason(() => getKey(where, name), "Ready", "KeyAvailable");
  return name;
}

async function rotate(name: string): Promise<void> {
  assert.equal((await ended(suite, await ask(suite, name, "Rotate"))).status?.phase, "Succeeded");
}

async function setOf(name: string): Promise<Secret> {
  const [set] = await sealedSetsOf(suite, (await getKey(suite, name)).metadata.uid!);
  return set!;
}

async function putBack({ metadata: { name, namespace, labels, annotations = {} }, type, data }: Secret): Promise<void> {
  await suite.client.create(SECRETS, {
    metadata: { name, namespace: namespace!, labels: labels!, annotations },
    type: type!,
    data: data!,
  });
}

test("a key whose Secret is damaged makes no version beside it, and goes on when it is whole again", async () => {
  const key = await make();
  const set = await setOf(key);
  await suite.client.delete(SECRETS, set.metadata);
  await hasReason(read(key), "Sealed", "Missing");
  const request = await ask(suite, key, "Rotate");
  await told(read(key), "Settled", /^False BackendFailed: .*Next: /);
  assert.deepEqual(states(await statusOf(key)), ["1 Active"]);
  assert.deepEqual(await sealedSetsOf(suite, (await getKey(suite, key)).metadata.uid!), []);
  await putBack(set);
  assert.equal((await ended(suite, request)).status?.version, 2);
  assert.deepEqual(states(await statusOf(key)), ["1 Retired", "2 Active"]);
  await hasReason(read(key), "Sealed", "Whole");
});

test("a set that was emptied by hand is told, and other keys never notice", async () => {
  const [key, other] = [await make(), await make()];
  const set = await setOf(key);
  await suite.client.delete(SECRETS, set.metadata);
  await putBack({ ...set, data: { set: "" } });
  const said = await told(read(key), "Sealed", /^False /);
  assert.match(said, /Next: /);
  await rotate(other);
  const emptied = await setOf(key);
  await suite.client.delete(SECRETS, emptied.metadata);
  await putBack(set);
  await hasReason(read(key), "Ready", "KeyAvailable");
  await rotate(key);
});

test("the data key under which all is sealed is missed, not made again, and good again when restored", async () => {
  const key = await make();
  const { items } = await suite.client.list(SECRETS, { namespace: suite.operatorNamespace });
  const dataKeys = items.filter(({ metadata }) => metadata.name.startsWith("keyward-data-key-"));
  assert.ok(dataKeys.length > 0);
  for (const { metadata } of dataKeys) await suite.client.delete(SECRETS, metadata);
  const request = await ask(suite, key, "Rotate");
  await told(read(key), "Settled", /^False BackendFailed: /);
  for (const dataKey of dataKeys) await putBack(dataKey);
  await ended(suite, request);
  await hasReason(read(key), "Sealed", "Whole");
  assert.deepEqual(states(await statusOf(key)), ["1 Retired", "2 Active"]);
});

test("a leader that slept through rotations writes nothing of what it dreamt", async () => {
  const keys = [await make(), await make(), await make()];
  const leader = await eventually("a leader", async () => replicas.find(({ leads }) => leads));
  const standby = replicas.find((replica) => replica !== leader)!;
  const first = await Promise.all(keys.map((key) => ask(suite, key, "Rotate")));
  // In the middle of whatever it does.
  await delay(Math.random() * 100);
  leader.signal("SIGSTOP");
  await eventually("the standby to lead", async () => standby.leads);
  const second = await Promise.all(keys.map((key) => ask(suite, key, "Rotate")));
  await Promise.all([...first, ...second].map((request) => ended(suite, request)));
  leader.signal("SIGCONT");
  await eventually("the leader to see that it is none", async () => !leader.leads);
  const third = await Promise.all(keys.map((key) => ask(suite, key, "Rotate")));
  const all = await Promise.all([...first, ...second, ...third].map((request) => ended(suite, request)));
  for (const { status } of all) assert.equal(status?.phase, "Succeeded");
  for (const key of keys) {
    assert.deepEqual(states(await statusOf(key)), ["1 Retired", "2 Retired", "3 Retired", "4 Active"]);
  }
  assert.deepEqual(history.violations, []);
});

test("a policy that is tightened below its keys lets them verify, makes nothing weaker, and says which", async () => {
  const [key, another] = [await make(), uniqueName("another")];
  const at = { namespace: suite.namespace, name: key };
  await suite.client.create(KINDS.CryptoKey, {
    metadata: { ...at, name: another },
    spec: { policyRef: { name: key } },
  });
  await hasReason(read(another), "Ready", "KeyAvailable");
  await rotate(key);
  const tighten = (protection: string) =>
    suite.client.patch(KINDS.KeyPolicy, at, { type: "merge", body: { spec: { protection } } });
  await tighten("Hardware");
  for (const name of [key, another]) {
    await told(() => getPolicy(suite, key), "KeysComply", new RegExp(`^False KeysBelowPolicy.*${name}`));
    assert.match(await told(read(name), "Compliant", /^False BelowPolicy/), /version 1 .*Next: .*Hardware/);
  }
  const back = await ended(suite, await ask(suite, key, "RollBack", { version: 1 }));
  assert.equal(back.status?.phase, "Failed");
  assert.equal(back.status?.conditions?.find(({ type }) => type === "Done")?.reason, "BelowPolicy");
  assert.deepEqual(states(await statusOf(key)), ["1 Retired", "2 Active"]);
  await tighten("Software");
  await told(read(key), "Compliant", /^True/);
  await rotate(key);
});

test("a namespace that is deleted with keys in use goes, with all that was sealed for it", async () => {
  const doomed: Suite = { ...suite, namespace: uniqueName("doomed") };
  await suite.client.create(NAMESPACES, { metadata: { name: doomed.namespace } });
  await mayHavePods(suite.client, doomed.namespace);
  const authority = await make(doomed, { ...SIGNING, certificateAuthority: { subject: { commonName: "Doomed" } } });
  const profile = uniqueName("profile");
  await createProfile(doomed, profile, signingProfile(authority));
  await hasReason(() => getKey(doomed, authority), "InUse", "Granted");
  const { uid } = (await getKey(doomed, authority)).metadata;
  assert.equal((await sealedSetsOf(suite, uid!)).length, 1);
  await using sidecar = await PodSidecar.start(doomed, profile);
  await sidecar.says("key");
  await suite.client.delete(NAMESPACES, { name: doomed.namespace });
  await isGone("the key", () => getKey(doomed, authority));
  await isGone("the policy", () => getPolicy(doomed, authority));
  await eventually("its sealed set to be gone", async () => (await sealedSetsOf(suite, uid!)).length === 0);
  await isGone("the namespace", () => suite.client.get(NAMESPACES, { name: doomed.namespace }));
  // The others of this world go on.
  await rotate(await make());
});

test("in all that happened no state was one that must never be", () => {
  assert.ok(history.states > 50);
  assert.deepEqual(history.violations, []);
});
