import assert from "node:assert/strict";
import { createHash, X509Certificate } from "node:crypto";
import { before, test } from "node:test";
import type { CryptoKeyStatus, KeyVersion } from "@keyward/crds/types/crypto-key";
import type { KeyAction } from "@keyward/crds/types/policy/lifecycle";
import { CONFIG_MAPS } from "@keyward/kube/client/kinds";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { openSuite } from "../operator/fixture.ts";
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
import { ask, ended } from "./requests.ts";

const suite = await openSuite();
before(async () => {
  const operator = await suite.start();
  await operator.said("election.leading");
});

const SIGNING = { algorithm: "ECDSA-P256" } as const;
const ready = (name: string) => hasReason(() => getKey(suite, name), "Ready", "KeyAvailable");
const statusOf = async (name: string): Promise<CryptoKeyStatus> => (await getKey(suite, name)).status!;
const states = ({ versions = [] }: CryptoKeyStatus) => versions.map(({ version, state }) => `${version} ${state}`);

async function make(spec: Parameters<typeof createPolicy>[2] = SIGNING): Promise<string> {
  const name = uniqueName("key");
  await createPolicy(suite, name, spec);
  await ready(name);
  return name;
}

async function done(key: string, action: KeyAction, version?: number): Promise<CryptoKeyStatus> {
  const request = await ended(suite, await ask(suite, key, action, version === undefined ? {} : { version }));
  assert.equal(request.status?.phase, "Succeeded", JSON.stringify(request.status?.conditions));
  return statusOf(key);
}

async function refused(key: string, action: KeyAction, version: number): Promise<string> {
  const request = await ended(suite, await ask(suite, key, action, { version }));
  assert.equal(request.status?.phase, "Failed");
  return request.status?.conditions?.find(({ type }) => type === "Done")?.reason ?? "";
}

function hasState(name: string, number: number, state: KeyVersion["state"]) {
  return eventually(`version ${number} to be ${state}`, async () => {
    const status = await statusOf(name);
    return status.versions?.some((version) => version.version === number && version.state === state) && status;
  });
}

async function ledgerLines(): Promise<string[]> {
  const part = { namespace: suite.operatorNamespace, name: "keyward-key-ledger-000001" };
  return (await suite.client.get(CONFIG_MAPS, part)).data!.lines!.trim().split("\n");
}

/** Each line has the hash of the one before. */
function assertChained(lines: readonly string[]): void {
  let previous = "0".repeat(64);
  for (const text of lines) {
    assert.equal(JSON.parse(text).previous, previous);
    previous = createHash("sha256").update(text).digest("hex");
  }
}

test("a rotation makes a new version active and the old one retired, and history says who asked", async () => {
  const key = await make();
  const request = await ask(suite, key, "Rotate");
  const { status } = await ended(suite, request);
  assert.equal(status?.version, 2);
  const now = await statusOf(key);
  assert.deepEqual(states(now), ["1 Retired", "2 Active"]);
  assert.equal(now.activeVersion, 2);
  const told = now.history!.map(({ action, version, by }) => `${action} ${version} ${by}`);
  assert.deepEqual(told, [
    "Created 1 policy",
    "Activated 1 policy",
    `Created 2 request/${request}`,
    `Retired 1 request/${request}`,
    `Activated 2 request/${request}`,
  ]);
  await eventually("the policy to name the new version", async () => {
    return (await getPolicy(suite, key)).status?.key?.version === 2;
  });
});

test("an annotation asks for a rotation, once", async () => {
  const key = await make();
  const body = { metadata: { annotations: { "keyward.dev/rotate": "now" } } };
  await suite.client.patch(KINDS.CryptoKey, { namespace: suite.namespace, name: key }, { type: "merge", body });
  await hasState(key, 2, "Active");
  const now = await getKey(suite, key);
  assert.equal(now.metadata.annotations?.["keyward.dev/rotate"], undefined);
  assert.equal(now.status?.lastVersion, 2);
});

test("every version of an authority has a certificate of its own", async () => {
  const key = await make({ ...SIGNING, certificateAuthority: { subject: { commonName: "Two" } } });
  const { versions = [] } = await done(key, "Rotate");
  const certificates = versions.map(({ certificate }) => new X509Certificate(certificate!));
  assert.equal(certificates.length, 2);
  assert.notEqual(certificates[0]!.serialNumber, certificates[1]!.serialNumber);
  for (const certificate of certificates) assert.ok(certificate.verify(certificate.publicKey));
});

test("an authority below another one is signed by its active version", async () => {
  const root = await make({ ...SIGNING, certificateAuthority: { subject: { commonName: "Root" }, pathLength: 1 } });
  const subject = { commonName: "Below" };
  const key = await make({ algorithm: "ECDSA-P384", certificateAuthority: { subject, parentRef: { name: root } } });
  const [above, below] = [await statusOf(root), await statusOf(key)];
  const issuer = new X509Certificate(above.versions![0]!.certificate!);
  const certificate = new X509Certificate(below.versions![0]!.certificate!);
  assert.ok(certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey) && certificate.ca);
  assert.equal(below.versions![0]!.certificate!.match(/BEGIN CERTIFICATE/g)?.length, 2);
});

test("a roll back makes an older version active again", async () => {
  const key = await make();
  await done(key, "Rotate");
  const now = await done(key, "RollBack", 1);
  assert.deepEqual(states(now), ["1 Active", "2 Retired"]);
  assert.equal(now.history?.at(-1)?.action, "RolledBack");
  assert.equal(await refused(key, "RollBack", 1), "WrongState");
});

test("a revoked active version is followed by a new one at once", async () => {
  const key = await make();
  await done(key, "Revoke", 1);
  const now = await hasState(key, 2, "Active");
  assert.deepEqual(states(now), ["1 Revoked", "2 Active"]);
  assert.equal(await refused(key, "RollBack", 1), "WrongState");
});

test("a destruction waits, and can be taken back", async () => {
  const key = await make();
  await done(key, "Rotate");
  assert.equal(await refused(key, "Destroy", 2), "VersionActive");
  const waiting = await done(key, "Destroy", 1);
  assert.deepEqual(states(waiting), ["1 Destroying", "2 Active"]);
  const daysLeft = (Date.parse(waiting.versions![0]!.destroyAt!) - Date.now()) / 86_400_000;
  assert.ok(daysLeft > 6.9 && daysLeft <= 7, String(daysLeft));
  assert.deepEqual(states(await done(key, "CancelDestroy", 1)), ["1 Retired", "2 Active"]);
});

test("what is destroyed leaves its sealed set and status, and the ledger keeps it", async () => {
  const key = await make({ ...SIGNING, retention: { waitingPeriod: "0s", purgeAfter: "0s" } });
  const { fingerprint } = (await statusOf(key)).versions![0]!;
  await done(key, "Rotate");
  await ended(suite, await ask(suite, key, "Destroy", { version: 1 }));
  const now = await eventually("version 1 to leave status", async () => {
    const status = await statusOf(key);
    return status.versions?.length === 1 && status;
  });
  const last = now.history!.slice(-3).map(({ action, version }) => `${action} ${version}`);
  assert.deepEqual(last, ["DestroyScheduled 1", "Destroyed 1", "Purged 1"]);
  const { metadata } = await getKey(suite, key);
  assert.equal((await sealedSetsOf(suite, metadata.uid!)).length, 1);
  const lines = await ledgerLines();
  assertChained(lines);
  const line = lines.map((text) => JSON.parse(text)).find(({ keyUid }) => keyUid === metadata.uid);
  assert.deepEqual([line.action, line.version, line.fingerprint], ["Destroyed", 1, fingerprint]);
  assert.deepEqual(states(await done(key, "Rotate")).at(-1), "3 Active");
});

test("retention keeps as many retired versions as the policy says", async () => {
  const key = await make({ ...SIGNING, retention: { keepVersions: 1, waitingPeriod: "1h" } });
  for (let round = 0; round < 3; round++) await done(key, "Rotate");
  const now = await hasState(key, 2, "Destroying");
  assert.deepEqual(states(now), ["1 Destroying", "2 Destroying", "3 Retired", "4 Active"]);
});

test("requests for one key are done one after the other", async () => {
  const key = await make();
  const names = await Promise.all(Array.from({ length: 4 }, () => ask(suite, key, "Rotate")));
  const versions = await Promise.all(names.map(async (name) => (await ended(suite, name)).status?.version));
  assert.deepEqual([...versions].sort(), [2, 3, 4, 5]);
  const { versions: all = [], activeVersion } = await statusOf(key);
  assert.deepEqual([all.length, activeVersion], [5, 5]);
});

test("a CryptoKey of another name follows its policy and keeps it from deletion", async () => {
  const policy = await make();
  const name = uniqueName("more");
  const at = { namespace: suite.namespace, name };
  await suite.client.create(KINDS.CryptoKey, { metadata: at, spec: { policyRef: { name: policy } } });
  await ready(name);
  await eventually("the policy to count two keys", async () => (await getPolicy(suite, policy)).status?.keys === 2);
  await suite.client.delete(KINDS.KeyPolicy, { namespace: suite.namespace, name: policy });
  const waits = await hasReason(() => getPolicy(suite, policy), "InUse", "KeysExist");
  assert.match(waits.message, new RegExp(name));
  const { uid } = (await getKey(suite, name)).metadata;
  await suite.client.delete(KINDS.CryptoKey, at);
  await isGone("the policy", () => getPolicy(suite, policy));
  const told = (await ledgerLines()).map((text) => JSON.parse(text)).filter(({ keyUid }) => keyUid === uid);
  const events = told.map(({ action, version }) => `${action} ${version}`).sort();
  assert.deepEqual(events, ["Activated 1", "Created 1", "Destroyed 1"]);
});

test("a key that is deleted while it rotates goes, with all that was made, and what was asked of it ends", async () => {
  const policy = await make();
  const name = uniqueName("short");
  const at = { namespace: suite.namespace, name };
  await suite.client.create(KINDS.CryptoKey, { metadata: at, spec: { policyRef: { name: policy } } });
  await ready(name);
  const { uid = "" } = (await getKey(suite, name)).metadata;
  const requests = await Promise.all(Array.from({ length: 3 }, () => ask(suite, name, "Rotate")));
  await suite.client.delete(KINDS.CryptoKey, at);
  await isGone("the key", () => getKey(suite, name));
  for (const request of requests) {
    const { status } = await ended(suite, request);
    const { reason = "" } = status?.conditions?.[0] ?? {};
    assert.match(`${status?.phase} ${reason}`, /^(Succeeded Done|Failed Key(Deleted|Missing))$/);
  }
  assert.deepEqual(await sealedSetsOf(suite, uid), []);
});

test("a key that is granted is kept, and its condition names the profiles", async () => {
  const [key, profile] = [
    await make({ ...SIGNING, certificateAuthority: { subject: { commonName: "Kept" } } }),
    uniqueName("uses"),
  ];
  await createProfile(suite, profile, signingProfile(key));
  await hasReason(() => getKey(suite, key), "InUse", "Granted");
  await suite.client.delete(KINDS.CryptoKey, { namespace: suite.namespace, name: key });
  const waits = await hasReason(() => getKey(suite, key), "InUse", "DeletionWaits");
  assert.match(waits.message, new RegExp(profile));
  assert.equal((await statusOf(key)).activeVersion, 1);
  await suite.client.delete(KINDS.CryptoProfile, { namespace: suite.namespace, name: profile });
});

test("protected keys outlive the wish to delete them", async () => {
  const key = await make({ ...SIGNING, deletionProtection: true });
  await suite.client.delete(KINDS.KeyPolicy, { namespace: suite.namespace, name: key });
  await hasReason(() => getPolicy(suite, key), "InUse", "DeletionProtected");
  assert.equal((await getKey(suite, key)).metadata.deletionTimestamp, undefined);
  const body = { spec: { deletionProtection: false } };
  await suite.client.patch(KINDS.KeyPolicy, { namespace: suite.namespace, name: key }, { type: "merge", body });
  await isGone("the policy", () => getPolicy(suite, key));
});

test("a policy that asks for more than its keys have says which, and they make nothing new in a weaker place", async () => {
  const key = await make();
  const at = { namespace: suite.namespace, name: key };
  await suite.client.patch(KINDS.KeyPolicy, at, { type: "merge", body: { spec: { protection: "Hardware" } } });
  const below = await hasReason(() => getPolicy(suite, key), "KeysComply", "KeysBelowPolicy");
  assert.match(below.message, new RegExp(key));
  await hasReason(() => getKey(suite, key), "Compliant", "BelowPolicy");
  await ask(suite, key, "Rotate");
  await hasReason(() => getKey(suite, key), "Settled", "NoBackend");
  assert.deepEqual(states(await statusOf(key)), ["1 Active"]);
  await suite.client.patch(KINDS.KeyPolicy, at, { type: "merge", body: { spec: { protection: "Software" } } });
  await hasState(key, 2, "Active");
});

test("a sealed set of before a rotation is not used", async () => {
  const key = await make();
  const { uid } = (await getKey(suite, key)).metadata;
  const [old] = await sealedSetsOf(suite, uid!);
  await done(key, "Rotate");
  const [now] = await sealedSetsOf(suite, uid!);
  const SECRETS = { group: "", version: "v1", plural: "secrets", kind: "Secret", namespaced: true };
  const put = (data: unknown) =>
    suite.client.patch(SECRETS, now!.metadata, { type: "merge", body: { data } as object });
  await put(old!.data);
  await hasReason(() => getKey(suite, key), "Sealed", "Replayed");
  await put(now!.data);
  await hasReason(() => getKey(suite, key), "Sealed", "Whole");
});
