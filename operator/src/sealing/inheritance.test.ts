import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY_ALGORITHMS } from "@keyward/core/algorithms/key";
import type { KeySpec } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import type { Secret as SecretBytes } from "@keyward/core/secret/secret";
import { generateKeyEncryptionKey } from "@keyward/provider-software/data-keys/key-encryption-key";
import { generateKey } from "@keyward/provider-software/keys/generate-pair";
import { seal } from "@keyward/provider-software/keys/sealed-key";
import type { PolicyObject } from "../caches/kinds.ts";
import { ownSecret } from "../caches/own-secret.ts";
import { sealedSecretName } from "../key-policy/sealed-secret.ts";
import { SealedInheritance } from "./inheritance.ts";
import { CLUSTER, OWN_NAMESPACE, openSealing } from "./testing/open-sealing.ts";

const { signal } = new AbortController();
const SPEC: KeySpec = { algorithm: "ECDSA-P256", usages: KEY_ALGORITHMS.get("ECDSA-P256")!.usages, exportable: false };
const OWNER: KeyOwner = {
  clusterId: CLUSTER,
  namespace: "shop",
  policy: "shop-ca",
  policyUid: "0b9a7c2e-91c4-4f0e-8f57-9b3d4a4c7e11",
  key: "shop-ca",
  keyUid: "7d3c1a52-0d5e-4c7f-9a55-3f0f4a1d9a01",
  version: 1,
};
const POLICY = {
  apiVersion: "keyward.dev/v1alpha1",
  kind: "KeyPolicy",
  metadata: { name: OWNER.policy, namespace: OWNER.namespace, uid: OWNER.policyUid },
  spec: { algorithm: "ECDSA-P256" },
} as PolicyObject;
const CHOSEN = { chosen: { kind: "BuiltIn", name: "software", protection: "Software" } } as const;

/** A cluster as the release before left it: a key-encryption key, and one Secret for each policy's key. */
async function oldCluster() {
  const opened = openSealing();
  const { secrets, sealing } = opened;
  const backend = await opened.open();
  const { privateKey, publicKey } = await generateKey(SPEC.algorithm);
  using key = generateKeyEncryptionKey();
  const own = (name: string, bytes: Uint8Array, field: string) =>
    ownSecret({ namespace: OWN_NAMESPACE, name, type: "Opaque", data: { [field]: bytes } });
  const sealed = sealedOld(key, privateKey);
  secrets.restore(key.use((bytes) => own("keyward-key-encryption-key", bytes, "key")));
  secrets.restore(own(sealedSecretName(POLICY), sealed, "sealed-key"));
  const inheritance = new SealedInheritance({ sealing, client: secrets.client, namespace: OWN_NAMESPACE });
  return { inheritance, secrets, backend, publicKey };
}

function sealedOld(key: SecretBytes, privateKey: SecretBytes): Buffer {
  return seal(key, privateKey, { ...OWNER, policy: OWNER.policy });
}

test("a key that an earlier release sealed becomes the first version of its CryptoKey, once", async () => {
  const { inheritance, secrets, backend, publicKey } = await oldCluster();
  const taken = await inheritance.takeOver(POLICY, SPEC, OWNER, CHOSEN, signal);
  assert.deepEqual(Buffer.from(taken.publicKey!), publicKey);
  assert.deepEqual([taken.owner, taken.sealRevision], [OWNER, 1]);
  assert.deepEqual(await inheritance.takeOver(POLICY, SPEC, OWNER, CHOSEN, signal), taken);
  assert.ok(secrets.get(sealedSecretName(POLICY)), "the old Secret stays until status has the version");
  await inheritance.discard(POLICY, signal);
  await inheritance.discard(POLICY, signal);
  assert.equal(secrets.get(sealedSecretName(POLICY)), undefined);
  assert.deepEqual(await inheritance.takeOver(POLICY, SPEC, OWNER, CHOSEN, signal), taken);
  assert.equal((await backend.admin.describe(taken, signal))?.state, "Enabled");
});

test("an old Secret that was changed, is another policy's, or is gone is told and not replaced", async () => {
  const { inheritance, secrets } = await oldCluster();
  const name = sealedSecretName(POLICY);
  const good = secrets.get(name)!;
  const changed = Buffer.from(good.data!["sealed-key"]!, "base64");
  changed[20]! ^= 1;
  secrets.edit(name, (secret) => ({ ...secret, data: { "sealed-key": changed.toString("base64") } }));
  await assert.rejects(inheritance.takeOver(POLICY, SPEC, OWNER, CHOSEN, signal), { fault: "KeyDamaged" });
  secrets.edit(name, () => good);
  const other = { ...OWNER, policyUid: "11111111-91c4-4f0e-8f57-9b3d4a4c7e11" };
  await assert.rejects(inheritance.takeOver(POLICY, SPEC, other, CHOSEN, signal), { fault: "KeyDamaged" });
  secrets.lose(name);
  await assert.rejects(inheritance.takeOver(POLICY, SPEC, OWNER, CHOSEN, signal), { fault: "KeyMissing" });
});

test("only a software backend takes over what software sealed", async () => {
  const { inheritance } = await oldCluster();
  const hsm = { chosen: { kind: "ClusterKeyBackend", name: "hsm", protection: "Hardware" } } as const;
  await assert.rejects(inheritance.takeOver(POLICY, SPEC, OWNER, hsm, signal), { fault: "Unsupported" });
});
