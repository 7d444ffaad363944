import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { unwrapKey, wrapKey } from "@keyward/core/crypto/transport/wrap-key";
import { Secret } from "@keyward/core/secret/secret";
import { decodePem } from "@keyward/core/text/pem";
import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import type { KeyRequestSpec, KeyRequestStatus } from "@keyward/crds/types/key-request";
import type { DualControlRules } from "@keyward/crds/types/policy/lifecycle";
import { SECRETS } from "@keyward/kube/client/kinds";
import { type SoftHsm, startSoftHsm, TOKEN_LABEL, USER_PIN } from "../../backends/servers/pkcs11/soft-hsm.ts";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { openSuite } from "../operator/fixture.ts";
import { createPolicy, getKey, hasReason, uniqueName } from "../operator/objects.ts";
import { agree, ask, ended, REQUESTER } from "./requests.ts";

// Keys go into an HSM's token, out of it and from one to another, where people agreed.

const KWP = "RSA-AES-KWP-SHA256";
const OTHER_LABEL = "another token";
const CONTROL: DualControlRules = {
  quorum: 2,
  actions: ["Import", "Export"],
  approvers: [{ user: "ada" }, { user: "bob" }],
};

const suite = await openSuite();
const { client, namespace } = suite;
/** ClusterKeyBackends: one of each token, and a second one of the first. */
const [first, second, sameAsFirst] = [uniqueName("hsm"), uniqueName("hsm"), uniqueName("hsm")];
const pinSecret = uniqueName("pin");
let hsm: SoftHsm;

before(async () => {
  hsm = await startSoftHsm(process.env);
  await hsm.addToken(OTHER_LABEL, USER_PIN);
  await suite.start({}, hsm.env);
  const data = { pin: Buffer.from(USER_PIN).toString("base64") };
  await client.create(SECRETS, { metadata: { namespace: suite.operatorNamespace, name: pinSecret }, data });
  await createBackend(first, TOKEN_LABEL);
  await createBackend(second, OTHER_LABEL);
  await createBackend(sameAsFirst, TOKEN_LABEL);
});
after(() => hsm?.[Symbol.asyncDispose]());

async function createBackend(name: string, tokenLabel: string): Promise<void> {
  const pkcs11 = { module: hsm.module, tokenLabel, pin: { name: pinSecret, key: "pin" } };
  await client.create(KINDS.ClusterKeyBackend, { metadata: { name }, spec: { pkcs11 } });
  suite.cleanUp.push(() => client.delete(KINDS.ClusterKeyBackend, { name }));
  await hasReason(() => client.get(KINDS.ClusterKeyBackend, { name }), "Ready", "Answers");
}

/** A policy of keys that may leave, and a key of its name in the first token. */
async function createKey(origin: "Generated" | "Imported", more: Partial<KeyPolicySpec> = {}): Promise<string> {
  const name = uniqueName("key");
  const backendRef = { kind: "ClusterKeyBackend", name: first } as const;
  const spec: KeyPolicySpec = { algorithm: "ECDSA-P256", keys: "None", backendRef, ...MAY_LEAVE, ...more };
  await createPolicy(suite, name, spec);
  await client.create(KINDS.CryptoKey, {
    metadata: { namespace, name },
    spec: { policyRef: { name }, origin },
  });
  if (origin === "Generated") await isActive(name);
  return name;
}

const MAY_LEAVE: Partial<KeyPolicySpec> = { export: "Wrapped", dualControl: CONTROL };

function isActive(name: string, version = 1): Promise<CryptoKeyStatus> {
  return eventually(`version ${version} of ${name} to be active`, async () => {
    const { status } = await getKey(suite, name);
    return status?.activeVersion === version && status;
  });
}

function requestUntil(name: string, what: string, holds: (status: KeyRequestStatus) => boolean) {
  return eventually(`${what} of ${name}`, async () => {
    const { status = {} } = await client.get(KINDS.KeyRequest, { namespace, name });
    return holds(status) && status;
  });
}

const doneOf = ({ conditions }: KeyRequestStatus) => conditions?.find(({ type }) => type === "Done");

function bring(name: string, bytes: Uint8Array) {
  const annotations = { "keyward.dev/wrapped-key": Buffer.from(bytes).toString("base64") };
  return client.patch(KINDS.KeyRequest, { namespace, name }, { type: "merge", body: { metadata: { annotations } } });
}

/** The public half of what an Export gives whoever made the wrapping key. */
async function exported(name: string): Promise<Buffer> {
  const receiver = generateKeyPairSync("rsa", { modulusLength: 3072 });
  const wrappingKey = receiver.publicKey.export({ type: "spki", format: "pem" }).toString();
  const request = await ask(suite, name, "Export", { version: 1, exportTo: { wrappingKey }, requester: REQUESTER });
  await agree(suite, request, ["ada"]);
  const waiting = await requestUntil(request, "the first of two approvals", ({ summary }) => summary === "1 of 2");
  assert.deepEqual([waiting.phase, waiting.wrappedKey], ["Pending", undefined]);
  await agree(suite, request, ["bob"]);
  const { status } = await ended(suite, request);
  assert.equal(status?.phase, "Succeeded", doneOf(status!)?.message ?? "");
  using plain = await unwrapKey(KWP, receiver.privateKey, Buffer.from(status!.wrappedKey!, "base64"));
  const key = plain.use((bytes) => createPrivateKey({ key: Buffer.from(bytes), format: "der", type: "pkcs8" }));
  return createPublicKey(key).export({ type: "spki", format: "der" });
}

async function migrate(key: string, to: string, allowNewVersion: boolean): Promise<KeyRequestStatus> {
  const backendRef = { kind: "ClusterKeyBackend", name: to } as const;
  const more: Partial<KeyRequestSpec> = { migrateTo: { backendRef, allowNewVersion }, requester: REQUESTER };
  const request = await ask(suite, key, "Migrate", more);
  await agree(suite, request);
  return (await ended(suite, request)).status!;
}

const spkiOf = (pem: string) => Buffer.from(decodePem(pem).bytes);

test("a key that was made elsewhere comes into a token once two people agreed, and goes out again once they do", async () => {
  const mine = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = mine.publicKey.export({ type: "spki", format: "der" });
  const name = await createKey("Imported");
  const request = await ask(suite, name, "Import", { importFrom: {}, requester: REQUESTER });
  await agree(suite, request, ["ada"]);
  const waiting = await requestUntil(request, "the first of two approvals", ({ summary }) => summary === "1 of 2");
  assert.deepEqual([waiting.phase, waiting.importTicket], ["Pending", undefined]);
  await agree(suite, request, ["bob"]);
  const { importTicket } = await requestUntil(request, "a ticket", ({ phase }) => phase === "WaitingForMaterial");
  const wrappingKey = decodePem(importTicket!.wrappingKey).bytes;

  await bring(request, randomBytes(500));
  await requestUntil(request, "a refusal", (status) => doneOf(status)?.reason === "MaterialRejected");
  using plain = new Secret(mine.privateKey.export({ type: "pkcs8", format: "der" }));
  await bring(request, wrapKey(KWP, wrappingKey, plain));
  const { status } = await ended(suite, request);
  assert.equal(status?.phase, "Succeeded", doneOf(status!)?.message ?? "");

  // It signed once, in the token, before it became the active one.
  const { versions } = await isActive(name);
  assert.deepEqual(spkiOf(versions![0]!.publicKey!), spki);
  assert.equal(versions![0]!.backend.name, first);
  assert.deepEqual(await exported(name), spki);
});

test("a key that was made in a token goes out once two people agreed, and is the same outside", async () => {
  const name = await createKey("Generated");
  const { versions } = await isActive(name);
  assert.deepEqual(await exported(name), spkiOf(versions![0]!.publicKey!));
});

test("a key moves from one token to another, is the same there, and is ended where it was", async () => {
  const name = await createKey("Generated");
  const { versions: before } = await isActive(name);
  const status = await migrate(name, second, false);
  assert.equal(status.phase, "Succeeded", doneOf(status)?.message ?? "");
  const { versions: after, activeVersion } = await isActive(name);
  assert.deepEqual([activeVersion, after!.length, after![0]!.backend.name], [1, 1, second]);
  assert.equal(after![0]!.fingerprint, before![0]!.fingerprint);
  await suite.replicas[0]!.said("key.left-behind-ended");
});

test("between two doors to one token a key goes on as a new version, and the only copy of the old one stays", async () => {
  const name = await createKey("Generated");
  const refused = await migrate(name, sameAsFirst, false);
  assert.deepEqual([refused.phase, doneOf(refused)?.reason], ["Failed", "CannotMove"]);
  const status = await migrate(name, sameAsFirst, true);
  assert.deepEqual([status.phase, status.version], ["Succeeded", 2]);
  const { versions } = await isActive(name, 2);
  assert.deepEqual(
    versions!.map(({ state, backend }) => `${state} in ${backend.name}`),
    [`Retired in ${first}`, `Active in ${sameAsFirst}`],
  );
  assert.deepEqual(await exported(name), spkiOf(versions![0]!.publicKey!));
});
