import assert from "node:assert/strict";
import { createHash, createPublicKey, X509Certificate } from "node:crypto";
import { before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { SECRETS, type Secret } from "@keyward/kube/client/kinds";
import { KINDS } from "../crds/api-server.ts";
import { killLeader } from "./dead-leader.ts";
import { openSuite } from "./fixture.ts";
import {
  createPolicy,
  createProfile,
  getKey,
  getPolicy,
  getProfile,
  hasReason,
  isGone,
  sealedSetsOf,
  signingProfile,
  uniqueName,
} from "./objects.ts";
import type { OperatorProcess } from "./operator-process.ts";

const suite = await openSuite();
let operator: OperatorProcess;
before(async () => {
  operator = await suite.start();
});
const setsOf = async (name: string) => sealedSetsOf(suite, (await getKey(suite, name)).metadata.uid!);
const ready = (name: string) => hasReason(() => getPolicy(suite, name), "Ready", "KeyAvailable");
const keyOf = async (name: string) => (await getPolicy(suite, name)).status!.key!;

test("a certificate authority gets a key and a certificate that is its own", async () => {
  const name = uniqueName("ca");
  await createPolicy(suite, name, {
    algorithm: "ECDSA-P384",
    certificateAuthority: { subject: { commonName: "Shop CA", organization: "Shop", country: "DE" }, pathLength: 1 },
  });
  await ready(name);
  const key = await keyOf(name);
  const certificate = new X509Certificate(key.certificate!);
  const spki = createPublicKey(key.publicKey).export({ type: "spki", format: "der" });
  assert.ok(certificate.verify(certificate.publicKey) && certificate.ca);
  assert.ok(certificate.publicKey.export({ type: "spki", format: "der" }).equals(spki));
  assert.equal(key.fingerprint, createHash("sha256").update(spki).digest("hex"));
  assert.equal(certificate.subject, "C=DE\nO=Shop\nCN=Shop CA");
});

test("a signing key has no certificate", async () => {
  const name = uniqueName("key");
  await createPolicy(suite, name, { algorithm: "RSA-3072" });
  await ready(name);
  const key = await keyOf(name);
  assert.equal(key.certificate, undefined);
  assert.equal(createPublicKey(key.publicKey).asymmetricKeyDetails?.modulusLength, 3072);
});

test("the sealed Secret shows nothing of the key", async () => {
  const name = uniqueName("key");
  await createPolicy(suite, name, { algorithm: "ECDSA-P256" });
  await ready(name);
  const [secret] = await setsOf(name);
  // A PKCS#8 key of this curve begins with its version and algorithm.
  const pkcs8 = Buffer.from("020100301306072a8648ce3d020106082a8648ce3d030107", "hex");
  for (const value of Object.values(secret!.data!)) assert.ok(!Buffer.from(value, "base64").includes(pkcs8));
});

test("a sealed Secret that was edited is not used, and right again when it is put back", async () => {
  const name = uniqueName("edited");
  await createPolicy(suite, name);
  await ready(name);
  const [secret] = await setsOf(name);
  const bytes = Buffer.from(secret!.data!.set!, "base64");
  bytes[bytes.length >> 1]! ^= 1;
  await replaceData(secret!, { set: bytes.toString("base64") });
  await hasReason(() => getPolicy(suite, name), "Ready", "SealedKeyUnusable");
  await hasReason(() => getKey(suite, name), "Sealed", "Changed");
  await replaceData(secret!, secret!.data!);
  await ready(name);
});

test("two sealed keys that change places are noticed, and right again when they are put back", async () => {
  const names = [uniqueName("one"), uniqueName("two")] as const;
  for (const name of names) await createPolicy(suite, name);
  for (const name of names) await ready(name);
  const [one, two] = await Promise.all(names.map(async (name) => (await setsOf(name))[0]!));
  await replaceData(one!, two!.data!);
  await replaceData(two!, one!.data!);
  for (const name of names) {
    const unusable = await hasReason(() => getPolicy(suite, name), "Ready", "SealedKeyUnusable");
    assert.match(unusable.message, /changed places.*Next: /);
  }
  for (const secret of [one!, two!]) await replaceData(secret, secret.data!);
  for (const name of names) await ready(name);
});

test("a sealed key that is gone is missed, never made again, and good again when restored", async () => {
  const name = uniqueName("lost");
  await createPolicy(suite, name);
  await ready(name);
  const [[secret], before] = [await setsOf(name), await keyOf(name)];
  await suite.client.delete(SECRETS, secret!.metadata);
  await hasReason(() => getPolicy(suite, name), "Ready", "SealedKeyMissing");
  await delay(1_000);
  assert.deepEqual(await setsOf(name), []);
  assert.deepEqual(await keyOf(name), before);
  await suite.client.create(SECRETS, restored(secret!));
  await ready(name);
});

test("a policy that a profile refers to is kept; without one it goes, and its key with it", async () => {
  const [name, profile] = [uniqueName("ca"), uniqueName("profile")];
  await createPolicy(suite, name);
  await createProfile(suite, profile, signingProfile(name));
  await ready(name);
  await hasReason(() => getProfile(suite, profile), "Ready", "NoPods");
  await suite.client.delete(KINDS.KeyPolicy, { namespace: suite.namespace, name });
  const waits = await hasReason(() => getPolicy(suite, name), "InUse", "DeletionWaits");
  assert.match(waits.message, new RegExp(profile));
  const { uid } = (await getKey(suite, name)).metadata;
  assert.equal((await sealedSetsOf(suite, uid!)).length, 1);
  await suite.client.delete(KINDS.CryptoProfile, { namespace: suite.namespace, name: profile });
  await isGone("the policy", () => getPolicy(suite, name));
  assert.deepEqual(await sealedSetsOf(suite, uid!), []);
});

test("an operator that is killed at any moment leaves exactly one key for each policy", async () => {
  const names: string[] = [];
  for (let round = 0; round < 8; round++) {
    const batch = [uniqueName("crash"), uniqueName("crash"), uniqueName("crash")];
    await Promise.all(batch.map((name) => createPolicy(suite, name)));
    names.push(...batch);
    await delay(Math.random() * 120);
    await killLeader(suite, operator);
    operator = await suite.start();
    await operator.said("election.leading");
  }
  for (const name of names) await ready(name);
  for (const name of names) {
    const [secrets, { fingerprint, version }] = [await setsOf(name), await keyOf(name)];
    assert.equal(secrets.length, 1, name);
    assert.equal(version, 1);
    assert.match(fingerprint, /^[0-9a-f]{64}$/);
  }
});

test("nothing that an operator wrote to its log is a key", () => {
  assert.ok(suite.replicas.length > 8);
  for (const { output } of suite.replicas) assert.doesNotMatch(output, /PRIVATE KEY|MIG[HT]AgEA/);
});

async function replaceData(secret: Secret, data: Record<string, string>): Promise<void> {
  await suite.client.delete(SECRETS, secret.metadata);
  await suite.client.create(SECRETS, { ...restored(secret), data });
}

function restored({ metadata: { name, namespace, labels }, type, data }: Secret): Secret {
  const metadata = { name, namespace: namespace!, labels: labels! };
  return { metadata, type: type!, data: data! };
}
