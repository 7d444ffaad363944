import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { STATUS } from "@keyward/core/parsec/status";
import { Hash } from "@keyward/proto/light/gen/parsec/algorithm";
import { EccFamily, type KeyAttributes } from "@keyward/proto/light/gen/parsec/attributes";
import {
  CanDoCryptoRequestSchema,
  CheckType,
  ExportKeyResultSchema,
  GenerateKeyRequestSchema,
  ImportKeyRequestSchema,
  KeyRequestSchema,
} from "@keyward/proto/light/gen/parsec/key";
import {
  DeleteClientRequestSchema,
  EmptyRequestSchema,
  ListClientsResultSchema,
  ListKeysResultSchema,
} from "@keyward/proto/light/gen/parsec/service";
import {
  AES,
  type AttributesInit,
  attributesOf,
  CHACHA20,
  CIPHER_FLAGS,
  DERIVE,
  ecPair,
  ecPublic,
  GCM,
  HMAC,
  NO_ALGORITHM,
  P256,
  RSA_PAIR,
  RSA_PUBLIC,
  SIGN_FLAGS,
  signatureOf,
  signing,
} from "./testing/attributes.ts";
import { TestClient } from "./testing/test-client.ts";
import { PERMISSIVE, startTestParsec, type TestParsec } from "./testing/test-parsec.ts";

const LIMIT = { timeout: 60_000 };
const EXPORT = [KeyRequestSchema, ExportKeyResultSchema] as const;
const LIST = [EmptyRequestSchema, ListKeysResultSchema] as const;
const RSA_SIGNING = signing(signatureOf("rsaPkcs1v15Sign"));

let server: TestParsec;
let rsa: { privateKey: KeyObject; publicKey: KeyObject };
let apps = 0;

before(async () => {
  server = await startTestParsec({ admins: ["boss"] });
  rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
});
after(() => server[Symbol.asyncDispose]());

/** An application that has no key yet. */
function newApp(): TestClient {
  apps++;
  return new TestClient(server.path, `app-${apps}`);
}

const generate = (client: TestClient, keyName: string, attributes: AttributesInit) =>
  client.status(OPCODE.psaGenerateKey, GenerateKeyRequestSchema, { keyName, attributes });
const bring = (client: TestClient, keyName: string, attributes: AttributesInit, data: Uint8Array) =>
  client.status(OPCODE.psaImportKey, ImportKeyRequestSchema, { keyName, attributes, data });
const destroy = (client: TestClient, keyName: string) =>
  client.status(OPCODE.psaDestroyKey, KeyRequestSchema, { keyName });
const publicOf = async (client: TestClient, keyName: string) =>
  Buffer.from((await client.call(OPCODE.psaExportPublicKey, EXPORT, { keyName })).data);
const wholeOf = async (client: TestClient, keyName: string) =>
  Buffer.from((await client.call(OPCODE.psaExportKey, EXPORT, { keyName })).data);

async function shown(client: TestClient, name: string): Promise<KeyAttributes> {
  const { keys } = await client.call(OPCODE.listKeys, LIST, {});
  return keys.find((key) => key.name === name)!.attributes!;
}

test("a new key is listed with its attributes and the flags that they imply", LIMIT, async () => {
  const client = newApp();
  assert.equal(await generate(client, "k1", P256), 0);
  const { keys } = await client.call(OPCODE.listKeys, LIST, {});
  assert.deepEqual(
    keys.map(({ name, providerId }) => [name, providerId]),
    [["k1", 1]],
  );
  const { keyBits, keyType, keyPolicy } = keys[0]!.attributes!;
  assert.equal(keyBits, 256);
  assert.deepEqual(keyType!.variant.case, "eccKeyPair");
  const { signHash, signMessage, verifyHash, verifyMessage, export: leaves } = keyPolicy!.keyUsageFlags!;
  assert.deepEqual([signHash, signMessage, verifyHash, verifyMessage, leaves], [true, true, true, true, false]);
});

test("the flags copy and cache are shown as they were given", LIMIT, async () => {
  const client = newApp();
  await generate(client, "k", attributesOf(AES, 256, { ...CIPHER_FLAGS, copy: true, cache: true }, GCM));
  const { copy, cache } = (await shown(client, "k")).keyPolicy!.keyUsageFlags!;
  assert.deepEqual([copy, cache], [true, true]);
});

test("a name is taken once, and free again after its key's end", LIMIT, async () => {
  const client = newApp();
  assert.equal(await generate(client, "k", P256), 0);
  const other = attributesOf(AES, 256, CIPHER_FLAGS, GCM);
  assert.equal(await generate(client, "k", other), STATUS.PSA_ALREADY_EXISTS);
  assert.equal(await destroy(client, "k"), 0);
  assert.equal(await destroy(client, "k"), STATUS.PSA_DOES_NOT_EXIST);
  assert.equal(await generate(client, "k", other), 0);
});

test("two requests for one name at once make one key", LIMIT, async () => {
  const client = newApp();
  const statuses = await Promise.all(Array.from({ length: 10 }, () => generate(client, "k", P256)));
  assert.deepEqual(statuses.sort(), [0, ...Array.from({ length: 9 }, () => STATUS.PSA_ALREADY_EXISTS)]);
});

test("applications do not see each other's keys", LIMIT, async () => {
  const [one, other] = [newApp(), newApp()];
  assert.equal(await generate(one, "k", P256), 0);
  assert.equal(await destroy(other, "k"), STATUS.PSA_DOES_NOT_EXIST);
  assert.deepEqual((await other.call(OPCODE.listKeys, LIST, {})).keys, []);
  assert.equal(await generate(other, "k", P256), 0);
});

test("names may be any text, and tricks with slashes meet no other application", LIMIT, async () => {
  const client = newApp();
  const names = ["", "/", "../../x", "a\0b", "\u{1f511}", "%2f", "line\nfeed", "n".repeat(4096)];
  for (const name of names) assert.equal(await generate(client, name, P256), 0);
  const { keys } = await client.call(OPCODE.listKeys, LIST, {});
  assert.deepEqual(keys.map(({ name }) => name).sort(), names.toSorted());
  for (const name of names) assert.equal(await destroy(client, name), 0);
  assert.equal(await generate(client, "n".repeat(4097), P256), STATUS.PSA_INVALID_ARGUMENT);
  const sly = new TestClient(server.path, "a/b");
  assert.equal(await generate(sly, "c", P256), 0);
  assert.equal(await destroy(new TestClient(server.path, "a"), "b/c"), STATUS.PSA_DOES_NOT_EXIST);
  assert.equal(await destroy(sly, "c"), 0);
});

test("an administrator lists the applications that have keys, and ends them", LIMIT, async () => {
  const client = newApp();
  await generate(client, "k", P256);
  const boss = new TestClient(server.path, "boss");
  const clients = [EmptyRequestSchema, ListClientsResultSchema] as const;
  const before = (await boss.call(OPCODE.listClients, clients, {})).clients;
  assert.ok(before.includes(`app-${apps}`));
  assert.deepEqual(before, before.toSorted());
  const end = (name: string) => boss.status(OPCODE.deleteClient, DeleteClientRequestSchema, { client: name });
  assert.equal(await end(`app-${apps}`), 0);
  assert.equal(await end("nobody"), 0);
  assert.ok(!(await boss.call(OPCODE.listClients, clients, {})).clients.includes(`app-${apps}`));
  assert.equal(await destroy(client, "k"), STATUS.PSA_DOES_NOT_EXIST);
});

const GENERATED: readonly (readonly [name: string, attributes: AttributesInit, publicBytes: number])[] = [
  ["P-256", P256, 65],
  ["P-384", attributesOf(ecPair(), 384, SIGN_FLAGS, signing(signatureOf("ecdsa", Hash.SHA_384))), 97],
  ["P-521", attributesOf(ecPair(), 521, SIGN_FLAGS, signing(signatureOf("ecdsa", Hash.SHA_512))), 133],
  ["X25519", attributesOf(ecPair(EccFamily.MONTGOMERY), 255, { derive: true }, NO_ALGORITHM), 32],
  ["X448", attributesOf(ecPair(EccFamily.MONTGOMERY), 448, { derive: true }, NO_ALGORITHM), 56],
  ["RSA of 1024 bits", attributesOf(RSA_PAIR, 1024, SIGN_FLAGS, RSA_SIGNING), 140],
  ["P-256 without any usage", attributesOf(ecPair(), 256, {}, NO_ALGORITHM), 65],
];

for (const [name, attributes, publicBytes] of GENERATED) {
  test(`a ${name} key is made, and its public half has ${publicBytes} bytes`, LIMIT, async () => {
    const client = newApp();
    assert.equal(await generate(client, "k", attributes), 0);
    assert.equal((await publicOf(client, "k")).length, publicBytes);
    const { status } = await client.exchange(OPCODE.psaExportKey, Buffer.from("0a016b", "hex"));
    assert.equal(status, STATUS.PSA_NOT_PERMITTED);
  });
}

test("a new RSA key has exponent 65537 and leaves as PKCS#1", { timeout: 60_000 }, async () => {
  const client = newApp();
  assert.equal(await generate(client, "k", attributesOf(RSA_PAIR, 2048, SIGN_FLAGS, RSA_SIGNING)), 0);
  const key = createPublicKey({ key: await publicOf(client, "k"), format: "der", type: "pkcs1" });
  assert.equal(key.asymmetricKeyDetails?.publicExponent, 65_537n);
});

/** What cannot be made, and why. */
const REFUSED: readonly (readonly [name: string, attributes: AttributesInit, status: number])[] = [
  ["RSA of 2047 bits", attributesOf(RSA_PAIR, 2047, SIGN_FLAGS, RSA_SIGNING), STATUS.PSA_INVALID_ARGUMENT],
  ["RSA of 0 bits", attributesOf(RSA_PAIR, 0, SIGN_FLAGS, RSA_SIGNING), STATUS.PSA_INVALID_ARGUMENT],
  ["an RSA public key", attributesOf(RSA_PUBLIC, 2048, SIGN_FLAGS, RSA_SIGNING), STATUS.PSA_INVALID_ARGUMENT],
  ["AES of 100 bits", attributesOf(AES, 100, CIPHER_FLAGS, GCM), STATUS.PSA_INVALID_ARGUMENT],
  ["SECP_R1 of 300 bits", attributesOf(ecPair(), 300, SIGN_FLAGS, NO_ALGORITHM), STATUS.PSA_INVALID_ARGUMENT],
  ["SECP_R1 of 224 bits", attributesOf(ecPair(), 224, SIGN_FLAGS, NO_ALGORITHM), STATUS.PSA_NOT_SUPPORTED],
  [
    "a Brainpool curve",
    attributesOf(ecPair(EccFamily.BRAINPOOL_P_R1), 256, SIGN_FLAGS, NO_ALGORITHM),
    STATUS.PSA_NOT_SUPPORTED,
  ],
  ["DES", attributesOf({ case: "des", value: {} }, 64, CIPHER_FLAGS, NO_ALGORITHM), STATUS.DEPRECATED_PRIMITIVE],
  [
    "ECDSA with SHA-1",
    attributesOf(ecPair(), 256, SIGN_FLAGS, signing(signatureOf("ecdsa", Hash.SHA_1))),
    STATUS.DEPRECATED_PRIMITIVE,
  ],
  [
    "ECDSA with RIPEMD-160",
    attributesOf(ecPair(), 256, SIGN_FLAGS, signing(signatureOf("ecdsa", Hash.RIPEMD160))),
    STATUS.PSA_NOT_SUPPORTED,
  ],
  [
    "deterministic ECDSA",
    attributesOf(ecPair(), 256, SIGN_FLAGS, signing(signatureOf("deterministicEcdsa"))),
    STATUS.PSA_NOT_SUPPORTED,
  ],
  ["GCM with an EC key", attributesOf(ecPair(), 256, CIPHER_FLAGS, GCM), STATUS.PSA_NOT_SUPPORTED],
  ["a secret without any usage", attributesOf(AES, 128, {}, GCM), STATUS.PSA_NOT_SUPPORTED],
  ["HMAC of 12 bits", attributesOf(HMAC, 12, SIGN_FLAGS, NO_ALGORITHM), STATUS.PSA_INVALID_ARGUMENT],
  [
    "a curve of no family",
    attributesOf(ecPair(EccFamily.NONE), 256, SIGN_FLAGS, NO_ALGORITHM),
    STATUS.INVALID_ENCODING,
  ],
  ["no policy", { keyType: { variant: AES }, keyBits: 128 }, STATUS.INVALID_ENCODING],
  ["no type", attributesOf({ case: undefined }, 256, SIGN_FLAGS, NO_ALGORITHM), STATUS.INVALID_ENCODING],
];

for (const [name, attributes, status] of REFUSED) {
  test(`${name} is refused with status ${status}, and no name is taken`, LIMIT, async () => {
    const client = newApp();
    assert.equal(await generate(client, "k", attributes), status);
    assert.deepEqual((await client.call(OPCODE.listKeys, LIST, {})).keys, []);
  });
}

test("secrets come and go as their bytes", LIMIT, async () => {
  const client = newApp();
  const flags = { ...CIPHER_FLAGS, export: true };
  const cases = [
    [attributesOf(AES, 0, flags, GCM), 32],
    [attributesOf(AES, 192, flags, GCM), 24],
    [attributesOf(CHACHA20, 256, flags, NO_ALGORITHM), 32],
    [attributesOf(HMAC, 88, { signMessage: true, export: true }, NO_ALGORITHM), 11],
    [attributesOf(DERIVE, 0, { derive: true, export: true }, NO_ALGORITHM), 5],
    [attributesOf({ case: "rawData", value: {} }, 0, { export: true }, NO_ALGORITHM), 7],
  ] as const;
  for (const [index, [attributes, length]] of cases.entries()) {
    const data = randomBytes(length);
    assert.equal(await bring(client, `k${index}`, attributes, data), 0);
    assert.deepEqual(await wholeOf(client, `k${index}`), data);
    const asked = Buffer.from(`0a02${Buffer.from(`k${index}`).toString("hex")}`, "hex");
    assert.equal((await client.exchange(OPCODE.psaExportPublicKey, asked)).status, STATUS.PSA_INVALID_ARGUMENT);
  }
  assert.equal((await shown(client, "k0")).keyBits, 0);
});

test("EC keys come and go as scalars and points", LIMIT, async () => {
  const client = newApp();
  for (const [bits, curve] of [
    [256, "P-256"],
    [384, "P-384"],
    [521, "P-521"],
  ] as const) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: curve });
    const scalar = privateKey.export({ format: "raw-private" });
    const point = publicKey.export({ format: "raw-public" });
    const flags = { ...SIGN_FLAGS, export: true };
    const pair = attributesOf(ecPair(), bits, flags, signing(signatureOf("ecdsa")));
    assert.equal(await bring(client, `s${bits}`, pair, scalar), 0);
    assert.deepEqual(await wholeOf(client, `s${bits}`), scalar);
    assert.deepEqual(await publicOf(client, `s${bits}`), point);
    const half = attributesOf(ecPublic(), 0, flags, signing(signatureOf("ecdsa")));
    assert.equal(await bring(client, `p${bits}`, half, point), 0);
    assert.deepEqual(await wholeOf(client, `p${bits}`), point);
    assert.deepEqual(await publicOf(client, `p${bits}`), point);
  }
});

test("Montgomery keys come and go as RFC 7748 writes them", LIMIT, async () => {
  const client = newApp();
  const { privateKey, publicKey } = generateKeyPairSync("x25519");
  const scalar = privateKey.export({ format: "raw-private" });
  const attributes = attributesOf(ecPair(EccFamily.MONTGOMERY), 255, { derive: true, export: true }, NO_ALGORITHM);
  assert.equal(await bring(client, "k", attributes, scalar), 0);
  assert.deepEqual(await wholeOf(client, "k"), scalar);
  assert.deepEqual(await publicOf(client, "k"), publicKey.export({ format: "raw-public" }));
});

test("RSA keys come and go as PKCS#1 writes them", LIMIT, async () => {
  const client = newApp();
  const whole = rsa.privateKey.export({ format: "der", type: "pkcs1" });
  const half = rsa.publicKey.export({ format: "der", type: "pkcs1" });
  const flags = { ...SIGN_FLAGS, export: true };
  assert.equal(await bring(client, "pair", attributesOf(RSA_PAIR, 2048, flags, RSA_SIGNING), Buffer.from(whole)), 0);
  assert.deepEqual(await wholeOf(client, "pair"), whole);
  assert.deepEqual(await publicOf(client, "pair"), half);
  createPrivateKey({ key: await wholeOf(client, "pair"), format: "der", type: "pkcs1" });
  assert.equal(await bring(client, "half", attributesOf(RSA_PUBLIC, 0, flags, RSA_SIGNING), half), 0);
  assert.deepEqual(await wholeOf(client, "half"), half);
});

test("data that is no such key is an invalid argument, and no name is taken", LIMIT, async () => {
  const client = newApp();
  const pair = attributesOf(ecPair(), 256, SIGN_FLAGS, signing(signatureOf("ecdsa")));
  const compressed = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({
    format: "raw-public",
    type: "compressed",
  } as never) as unknown as Buffer;
  const bad: readonly (readonly [AttributesInit, Uint8Array])[] = [
    [attributesOf(AES, 128, CIPHER_FLAGS, GCM), randomBytes(32)],
    [attributesOf(AES, 0, CIPHER_FLAGS, GCM), randomBytes(17)],
    [pair, Buffer.alloc(32)],
    [pair, Buffer.alloc(32, 0xff)],
    [pair, randomBytes(31)],
    [attributesOf(ecPublic(), 256, SIGN_FLAGS, NO_ALGORITHM), Buffer.alloc(65, 4)],
    [attributesOf(ecPublic(), 256, SIGN_FLAGS, NO_ALGORITHM), compressed],
    [attributesOf(RSA_PAIR, 0, SIGN_FLAGS, RSA_SIGNING), randomBytes(40)],
    [attributesOf(RSA_PUBLIC, 0, SIGN_FLAGS, RSA_SIGNING), Buffer.from("3003020101", "hex")],
    [attributesOf(RSA_PAIR, 3072, SIGN_FLAGS, RSA_SIGNING), rsa.privateKey.export({ format: "der", type: "pkcs1" })],
  ];
  for (const [attributes, data] of bad) {
    assert.equal(await bring(client, "k", attributes, data), STATUS.PSA_INVALID_ARGUMENT);
  }
  assert.deepEqual((await client.call(OPCODE.listKeys, LIST, {})).keys, []);
});

test("the profile governs what is made, brought, kept and taken out", LIMIT, async () => {
  await using strict = await startTestParsec();
  const client = new TestClient(strict.path);
  const keys = PERMISSIVE.keys!;
  const aes = attributesOf(AES, 256, { ...CIPHER_FLAGS, export: true }, GCM);
  assert.equal(await bring(client, "old", aes, randomBytes(32)), 0);
  strict.change({ keys: { ...keys, allowExport: false } });
  assert.equal(await generate(client, "k", aes), STATUS.PSA_NOT_PERMITTED);
  assert.equal(
    (await client.exchange(OPCODE.psaExportKey, Buffer.from("0a036f6c64", "hex"))).status,
    STATUS.PSA_NOT_PERMITTED,
  );
  strict.change({ keys: { ...keys, allowImport: false } });
  assert.equal(await bring(client, "k", aes, randomBytes(32)), STATUS.PSA_NOT_PERMITTED);
  strict.change({ keys: { ...keys, allowPersist: false } });
  assert.equal(await generate(client, "k", P256), STATUS.PSA_NOT_PERMITTED);
  strict.change({ keys: { ...keys, allowed: new Set(["AES-256"]) } });
  assert.equal(await generate(client, "k", P256), STATUS.PSA_NOT_PERMITTED);
  strict.change({ keys: undefined });
  assert.equal(await generate(client, "k", P256), STATUS.PSA_NOT_PERMITTED);
  assert.deepEqual(
    (await client.call(OPCODE.listKeys, LIST, {})).keys.map(({ name }) => name),
    ["old"],
  );
});

test("all applications of a container together keep no more keys than its profile permits", LIMIT, async () => {
  await using strict = await startTestParsec();
  strict.change({ limits: { ...strict.ground.holder.require().own!.limits, namedKeys: 3 } });
  const clients = ["a", "b", "c", "d"].map((name) => new TestClient(strict.path, name));
  const statuses = await Promise.all(clients.map((client) => generate(client, "k", P256)));
  assert.deepEqual(statuses.sort(), [0, 0, 0, 1141]);
});

const can = (client: TestClient, checkType: CheckType, attributes: AttributesInit) =>
  client.status(OPCODE.canDoCrypto, CanDoCryptoRequestSchema, { checkType, attributes });

test("capabilities are what the engine has and the profile permits", LIMIT, async () => {
  await using strict = await startTestParsec();
  const client = new TestClient(strict.path);
  const { USE, GENERATE, IMPORT, DERIVE: DERIVING, NONE } = CheckType;
  const rsaPublic = attributesOf(RSA_PUBLIC, 0, { verifyHash: true }, RSA_SIGNING);
  for (const check of [USE, GENERATE, IMPORT]) assert.equal(await can(client, check, P256), 0);
  assert.equal(await can(client, NONE, P256), STATUS.INVALID_ENCODING);
  assert.equal(await can(client, DERIVING, P256), STATUS.PSA_NOT_SUPPORTED);
  assert.equal(await can(client, IMPORT, rsaPublic), 0);
  assert.equal(await can(client, GENERATE, rsaPublic), STATUS.PSA_NOT_SUPPORTED);
  assert.equal(await can(client, USE, attributesOf(ecPair(), 256, SIGN_FLAGS, NO_ALGORITHM)), STATUS.PSA_NOT_SUPPORTED);
  assert.equal(await can(client, GENERATE, attributesOf(ecPair(), 256, SIGN_FLAGS, NO_ALGORITHM)), 0);
  assert.equal(await can(client, USE, attributesOf(ecPair(), 512, SIGN_FLAGS, NO_ALGORITHM)), STATUS.PSA_NOT_SUPPORTED);
  strict.change({ signatures: { default: "Ed25519", allowed: new Set(["Ed25519"]) } });
  assert.equal(await can(client, USE, P256), STATUS.PSA_NOT_SUPPORTED);
  strict.change({ keys: { ...PERMISSIVE.keys!, allowImport: false } });
  assert.equal(await can(client, IMPORT, P256), STATUS.PSA_NOT_SUPPORTED);
  assert.equal(await can(client, IMPORT, rsaPublic), 0);
});
