import assert from "node:assert/strict";
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
} from "node:crypto";
import { before, test } from "node:test";
import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import type { KeyRequestSpec, KeyRequestStatus } from "@keyward/crds/types/key-request";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { openSuite } from "../operator/fixture.ts";
import { agree, EXPORT_CONTROL, REQUESTER } from "./requests.ts";

const suite = await openSuite();
before(async () => {
  await suite.start();
});

let count = 0;
const uniqueName = (stem: string) => {
  count += 1;
  return `${stem}-${count}`;
};
const at = (name: string) => ({ name, namespace: suite.namespace });
const EXPORTABLE: Partial<KeyPolicySpec> = { export: "Wrapped", dualControl: EXPORT_CONTROL };

/** A policy and a key of its name. */
async function createKey(
  spec: Partial<KeyPolicySpec>,
  origin: "Generated" | "Imported" = "Generated",
): Promise<string> {
  const name = uniqueName("key");
  const policy: KeyPolicySpec = { algorithm: "ECDSA-P256", keys: "None", ...spec };
  await suite.client.create(KINDS.KeyPolicy, { metadata: at(`${name}-policy`), spec: policy });
  await suite.client.create(KINDS.CryptoKey, {
    metadata: at(name),
    spec: { policyRef: { name: `${name}-policy` }, origin },
  });
  if (origin === "Generated") await keyUntil(name, "an active version", ({ activeVersion }) => activeVersion === 1);
  return name;
}

function keyUntil(name: string, what: string, holds: (status: CryptoKeyStatus) => boolean): Promise<CryptoKeyStatus> {
  return eventually(`${what} of ${name}`, async () => {
    const { status = {} } = await suite.client.get(KINDS.CryptoKey, at(name));
    return holds(status) && status;
  });
}

async function ask(spec: KeyRequestSpec): Promise<string> {
  const name = uniqueName("request");
  await suite.client.create(KINDS.KeyRequest, { metadata: at(name), spec });
  return name;
}

function requestUntil(
  name: string,
  what: string,
  holds: (status: KeyRequestStatus) => boolean,
): Promise<KeyRequestStatus> {
  return eventually(`${what} of ${name}`, async () => {
    const { status = {} } = await suite.client.get(KINDS.KeyRequest, at(name));
    return holds(status) && status;
  });
}

const ended = (name: string) =>
  requestUntil(name, "the end", ({ phase = "" }) => ["Succeeded", "Failed"].includes(phase));
const askExport = (key: string, wrappingKey = receiverPem) =>
  ask({ keyRef: { name: key }, action: "Export", version: 1, exportTo: { wrappingKey }, requester: REQUESTER });
const toldBy = ({ conditions }: KeyRequestStatus) => conditions?.find(({ type }) => type === "Done");

/** AES-256 key under RSA-OAEP, and under that the key itself by RFC 5649: by OpenSSL alone. */
function wrap(wrappingKey: string, key: Buffer): string {
  const inner = randomBytes(32);
  const oaep = { key: wrappingKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
  const cipher = createCipheriv("id-aes256-wrap-pad", inner, Buffer.from("a65959a6", "hex"));
  return Buffer.concat([publicEncrypt(oaep, inner), cipher.update(key), cipher.final()]).toString("base64");
}

function unwrap(privateKey: KeyObject, wrapped: string): Buffer {
  const bytes = Buffer.from(wrapped, "base64");
  const block = privateKey.asymmetricKeyDetails!.modulusLength! / 8;
  const oaep = { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
  const inner = privateDecrypt(oaep, bytes.subarray(0, block));
  const cipher = createDecipheriv("id-aes256-wrap-pad", inner, Buffer.from("a65959a6", "hex"));
  return Buffer.concat([cipher.update(bytes.subarray(block)), cipher.final()]);
}

const bring = (request: string, wrapped: string) =>
  suite.client.patch(KINDS.KeyRequest, at(request), {
    type: "merge",
    body: { metadata: { annotations: { "keyward.dev/wrapped-key": wrapped } } },
  });
const spkiOf = (key: KeyObject | string) => {
  const known = typeof key !== "string" && key.type === "public" ? key : createPublicKey(key as string);
  return known.export({ type: "spki", format: "der" }).toString("hex");
};

const mine = generateKeyPairSync("ec", { namedCurve: "P-256" });
const pkcs8 = mine.privateKey.export({ type: "pkcs8", format: "der" });
const receiver = generateKeyPairSync("rsa", { modulusLength: 3072 });
const receiverPem = receiver.publicKey.export({ type: "spki", format: "pem" }).toString();

test("a key that was made elsewhere comes in wrapped, and goes out wrapped for another", async () => {
  const name = await createKey(EXPORTABLE, "Imported");
  const request = await ask({ keyRef: { name }, action: "Import", importFrom: {} });
  const { importTicket } = await requestUntil(request, "a ticket", ({ phase }) => phase === "WaitingForMaterial");
  assert.equal((await suite.client.get(KINDS.CryptoKey, at(name))).status?.versions, undefined);

  await bring(request, randomBytes(500).toString("base64"));
  await requestUntil(request, "a refusal", (status) => toldBy(status)?.reason === "MaterialRejected");
  await bring(request, wrap(importTicket!.wrappingKey, pkcs8));
  assert.equal((await ended(request)).phase, "Succeeded");

  const { versions, history } = await keyUntil(name, "its activation", ({ activeVersion }) => activeVersion === 1);
  assert.equal(spkiOf(versions![0]!.publicKey!), spkiOf(mine.publicKey));
  assert.ok(history!.some(({ action, by }) => action === "Imported" && by === `request/${request}`));

  const out = await askExport(name);
  await agree(suite, out, ["ada"]);
  const waiting = await requestUntil(out, "the first of two approvals", ({ summary }) => summary === "1 of 2");
  assert.deepEqual([waiting.phase, waiting.wrappedKey], ["Pending", undefined]);
  await agree(suite, out, ["bob"]);
  const { phase, wrappedKey } = await ended(out);
  assert.equal(phase, "Succeeded");
  const back = createPrivateKey({ key: unwrap(receiver.privateKey, wrappedKey!), format: "der", type: "pkcs8" });
  assert.equal(spkiOf(back), spkiOf(mine.publicKey));
  const after = await keyUntil(name, "the export in its history", ({ history: told = [] }) =>
    told.some(({ action }) => action === "Exported"),
  );
  assert.equal(after.activeVersion, 1);
});

test("a key of another algorithm is refused in words, and a second import is the next version", async () => {
  const name = await createKey({}, "Imported");
  const first = await ask({ keyRef: { name }, action: "Import", importFrom: {} });
  const { importTicket } = await requestUntil(first, "a ticket", ({ phase }) => phase === "WaitingForMaterial");
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-384" });
  await bring(first, wrap(importTicket!.wrappingKey, privateKey.export({ type: "pkcs8", format: "der" })));
  const refused = await requestUntil(first, "a refusal", (status) => toldBy(status)?.reason === "MaterialRejected");
  assert.match(toldBy(refused)!.message, /ECDSA-P256/);
  await bring(first, wrap(importTicket!.wrappingKey, pkcs8));
  assert.equal((await ended(first)).version, 1);
  await keyUntil(name, "its activation", ({ activeVersion }) => activeVersion === 1);

  const again = await ask({ keyRef: { name }, action: "Import", importFrom: {} });
  const next = await requestUntil(again, "a ticket", ({ phase }) => phase === "WaitingForMaterial");
  const another = generateKeyPairSync("ec", { namedCurve: "P-256" });
  await bring(again, wrap(next.importTicket!.wrappingKey, another.privateKey.export({ type: "pkcs8", format: "der" })));
  assert.equal((await ended(again)).version, 2);
  const { versions } = await keyUntil(name, "the second one", ({ activeVersion }) => activeVersion === 2);
  assert.deepEqual(
    versions?.map(({ state, publicKey }) => [state, spkiOf(publicKey!)]),
    [
      ["Retired", spkiOf(mine.publicKey)],
      ["Active", spkiOf(another.publicKey)],
    ],
  );
});

test("an import for which nobody brings a key lapses at the time that its status names", async () => {
  const name = await createKey({}, "Imported");
  const request = await ask({ keyRef: { name }, action: "Import", importFrom: {} });
  const { expiresAt = "" } = await requestUntil(request, "a ticket", ({ phase }) => phase === "WaitingForMaterial");
  assert.ok(Date.parse(expiresAt) > Date.now());
  const body = { status: { expiresAt: new Date(Date.now() - 1_000).toISOString() } };
  await suite.client.patch(KINDS.KeyRequest, at(request), { type: "merge", body }, { subresource: "status" });
  const status = await requestUntil(request, "the end", ({ phase }) => phase === "Expired");
  assert.match(toldBy(status)?.message ?? "", /no wrapped key was brought before it lapsed\. Next: /);
  assert.notEqual(status.finishedAt, undefined);
});

test("a key whose policy says so never leaves", async () => {
  const name = await createKey({});
  const status = await ended(await askExport(name));
  assert.deepEqual([status.phase, toldBy(status)?.reason], ["Failed", "NotExportable"]);
  assert.equal(status.wrappedKey, undefined);
});

test("a key that was made under Never does not leave when its policy changes", async () => {
  const name = await createKey({});
  const body = { spec: EXPORTABLE };
  await suite.client.patch(KINDS.KeyPolicy, at(`${name}-policy`), { type: "merge", body });
  const out = await askExport(name);
  await agree(suite, out);
  const status = await ended(out);
  assert.equal(status.phase, "Failed");
  assert.equal(status.wrappedKey, undefined);
});

test("a wrapping key that is too short is refused in words", async () => {
  const name = await createKey(EXPORTABLE);
  const short = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
  const wrappingKey = short.export({ type: "spki", format: "pem" }).toString();
  const out = await askExport(name, wrappingKey);
  await agree(suite, out);
  const status = await ended(out);
  assert.equal(toldBy(status)?.reason, "BadWrappingKey");
  assert.match(toldBy(status)?.message ?? "", /RSA key of 3072 bits or more/);
});

async function otherBackend(): Promise<{ kind: "KeyBackend"; name: string }> {
  const name = uniqueName("backend");
  await suite.client.create(KINDS.KeyBackend, {
    metadata: at(name),
    spec: { development: true, software: { keyEncryptionKey: { secret: { name: `kek-${suite.namespace}-${name}` } } } },
  });
  await eventually(`${name} to be ready`, async () => {
    const { status } = await suite.client.get(KINDS.KeyBackend, at(name));
    return status?.conditions?.some(({ type, status: value }) => type === "Ready" && value === "True");
  });
  return { kind: "KeyBackend", name };
}

test("a key that may not leave gets a new version in the other backend, where that is permitted", async () => {
  const name = await createKey({ backendRef: await otherBackend() });
  const backendRef = await otherBackend();
  const migrate = (allowNewVersion: boolean) =>
    ask({ keyRef: { name }, action: "Migrate", migrateTo: { backendRef, allowNewVersion } });
  const refused = await ended(await migrate(false));
  assert.deepEqual([refused.phase, toldBy(refused)?.reason], ["Failed", "CannotMove"]);
  const status = await ended(await migrate(true));
  assert.deepEqual([status.phase, status.version], ["Succeeded", 2]);
  const { versions, activeVersion } = await keyUntil(name, "its versions", () => true);
  assert.equal(activeVersion, 2);
  assert.deepEqual(
    versions!.map(({ state }) => state),
    ["Retired", "Active"],
  );
  assert.equal(versions![1]!.backend.name, backendRef.name);
});
