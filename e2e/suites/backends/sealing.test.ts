import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { before, test } from "node:test";
import { encodePem } from "@keyward/core/text/pem";
import { NAMESPACES, SECRETS, type Secret } from "@keyward/kube/client/kinds";
import { generateKeyEncryptionKey } from "@keyward/provider-software/data-keys/key-encryption-key";
import { generateKey } from "@keyward/provider-software/keys/generate-pair";
import { seal } from "@keyward/provider-software/keys/sealed-key";
import { decodeFrame, type SetFrame } from "@keyward/provider-software/sets/set-frame";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { openSuite } from "../operator/fixture.ts";
import { createPolicy, getKey, getPolicy, hasReason, sealedSetsOf, uniqueName } from "../operator/objects.ts";

/** Resealing looks around twice a minute. */
const RESEALED_MS = 240_000;

const suite = await openSuite();
const { client, namespace, operatorNamespace } = suite;
const old: { readonly name: string; publicKey: Buffer } = { name: uniqueName("old"), publicKey: Buffer.alloc(0) };

before(async () => {
  old.publicKey = await leaveKeyOfAnEarlierRelease(old.name);
  await suite.start();
});

const ready = (name: string) => hasReason(() => getPolicy(suite, name), "Ready", "KeyAvailable");
/** A policy that was ready before it was in trouble may still say so: its key knows first. */
const whole = (name: string) => hasReason(() => getKey(suite, name), "Sealed", "Whole");
const setOf = async (name: string) => (await sealedSetsOf(suite, (await getKey(suite, name)).metadata.uid!))[0]!;
const frameOf = (secret: Secret) => decodeFrame(Buffer.from(secret.data!.set!, "base64")) as SetFrame;
const put = ({ metadata }: Secret, data: Record<string, string>) =>
  client.patch(SECRETS, metadata, { type: "merge", body: { data } });

async function rotate(name: string): Promise<void> {
  const { activeVersion = 0 } = (await getKey(suite, name)).status ?? {};
  const body = { metadata: { annotations: { "keyward.dev/rotate": "now" } } };
  await client.patch(KINDS.CryptoKey, { namespace, name }, { type: "merge", body });
  await eventually("another active version", async () => {
    const { status } = await getKey(suite, name);
    return (status?.activeVersion ?? 0) > activeVersion && (status?.sealRevision ?? 0) > activeVersion;
  });
}

test("a set that was put back after a rotation is told as replayed, is not overwritten, and is right again with the newest", async () => {
  const name = uniqueName("replay");
  await createPolicy(suite, name, { algorithm: "ECDSA-P256" });
  await ready(name);
  const first = await setOf(name);
  await rotate(name);
  const newest = await setOf(name);
  await put(newest, first.data!);
  const told = await hasReason(() => getKey(suite, name), "Sealed", "Replayed");
  assert.match(told.message, /old copy.*Next: /);
  assert.deepEqual((await setOf(name)).data, first.data);
  await put(newest, newest.data!);
  await whole(name);
  await ready(name);
});

test("a set that was cut is told as truncated", async () => {
  const name = uniqueName("cut");
  await createPolicy(suite, name, { algorithm: "Ed25519" });
  await ready(name);
  const set = await setOf(name);
  const half = Buffer.from(set.data!.set!, "base64").subarray(0, 100).toString("base64");
  await put(set, { set: half });
  await hasReason(() => getKey(suite, name), "Sealed", "Truncated");
  await put(set, set.data!);
  await whole(name);
  await ready(name);
});

test("sets are sealed again under a new data key when it is asked for, and keys stay what they are", async () => {
  const name = uniqueName("reseal");
  await createPolicy(suite, name, { algorithm: "ECDSA-P256" });
  await ready(name);
  const [set, { fingerprint }] = [await setOf(name), (await getPolicy(suite, name)).status!.key!];
  const { dataKey } = frameOf(set);
  const body = { metadata: { annotations: { "keyward.dev/rotate": "now" } } };
  const ref = { namespace: operatorNamespace, name: `keyward-data-key-${dataKey}` };
  await client.patch(SECRETS, ref, { type: "merge", body });
  await eventually(
    "the set under another data key",
    async () => frameOf(await setOf(name)).dataKey !== dataKey,
    RESEALED_MS,
  );
  await rotate(name);
  await ready(name);
  const versions = (await getKey(suite, name)).status!.versions!;
  assert.equal(versions.find(({ version }) => version === 1)?.fingerprint, fingerprint);
});

test("a key that an earlier release sealed is the first version of its CryptoKey, and its Secret goes", async () => {
  await ready(old.name);
  const { versions = [] } = (await getKey(suite, old.name)).status ?? {};
  assert.deepEqual(
    versions.map(({ version, publicKey }) => [version, publicKey]),
    [[1, encodePem("PUBLIC KEY", old.publicKey)]],
  );
  const { uid } = (await getPolicy(suite, old.name)).metadata;
  const ref = { namespace: operatorNamespace, name: oldSecretName(old.name, uid!) };
  await eventually("the old Secret to be gone", () =>
    client.get(SECRETS, ref).then(
      () => false,
      () => true,
    ),
  );
  assert.ok(await setOf(old.name));
});

function oldSecretName(policy: string, uid: string): string {
  return `keyward-key-${createHash("sha256").update(`${namespace}/${policy}/${uid}`).digest("hex").slice(0, 32)}`;
}

/** What the release before left: a policy with a key in status, sealed by itself under the key-encryption key. */
async function leaveKeyOfAnEarlierRelease(policy: string): Promise<Buffer> {
  const { uid: policyUid = "" } = (await createPolicy(suite, policy, { algorithm: "ECDSA-P256" })).metadata;
  const { uid: clusterId = "" } = (await client.get(NAMESPACES, { name: "kube-system" })).metadata;
  const { privateKey, publicKey } = await generateKey("ECDSA-P256");
  using kek = generateKeyEncryptionKey();
  const envelope = seal(kek, privateKey, { clusterId, namespace, policy, policyUid, version: 1 });
  await store(
    "keyward-key-encryption-key",
    "key",
    kek.use((bytes) => Buffer.from(bytes)),
    {},
  );
  const labels = { "keyward.dev/policy-namespace": namespace, "keyward.dev/policy": policy };
  await store(oldSecretName(policy, policyUid), "sealed-key", envelope, labels);
  const fingerprint = createHash("sha256").update(publicKey).digest("hex");
  const createdAt = new Date().toISOString();
  const key = { version: 1, fingerprint, publicKey: encodePem("PUBLIC KEY", publicKey), createdAt };
  const body = { status: { key, conditions: [] } };
  await client.patch(KINDS.KeyPolicy, { namespace, name: policy }, { type: "merge", body }, { subresource: "status" });
  return publicKey;
}

async function store(name: string, field: string, bytes: Buffer, labels: Record<string, string>): Promise<void> {
  const metadata = { namespace: operatorNamespace, name, labels: { ...labels, "keyward.dev/managed": "operator" } };
  await client.create(SECRETS, { metadata, immutable: true, data: { [field]: bytes.toString("base64") } });
}
