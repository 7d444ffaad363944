import assert from "node:assert/strict";
import { generateKeyPairSync, publicEncrypt } from "node:crypto";
import { after, before, test } from "node:test";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import type { Backend } from "@keyward/core/backend/backend";
import type { BackendKey } from "@keyward/core/backend/key-admin";
import { type SoftHsm, startSoftHsm } from "../../backends/servers/pkcs11/soft-hsm.ts";
import { openSoftHsm } from "../../backends/servers/pkcs11.ts";
import { fault, owner, soon } from "./token-key.ts";

const MESSAGE = Buffer.from("on and off");
const CONTEXT = "a context";

type Use = (backend: Backend, key: BackendKey) => Promise<unknown>;

/** By name of the key algorithm: what it is made for, and what then works with it. */
const KEYS: readonly (readonly [algorithm: string, usages: readonly string[], use: Use])[] = [
  ["ECDSA-P256", ["sign", "verify"], signs("ECDSA-P256-SHA256")],
  ["RSA-2048", ["decrypt", "encrypt"], opens],
  ["ECDH-P256", ["agree"], agrees],
  ["HMAC-SHA-256", ["sign", "verify"], (backend, key) => backend.use.computeMac(key, "HMAC-SHA-256", MESSAGE, soon())],
  ["AES-256", [], wraps],
  ["RSA-2048", ["encrypt", "decrypt"], wraps],
];

let hsm: SoftHsm;
let backend: Backend;

before(async () => {
  hsm = await startSoftHsm(process.env);
  backend = await openSoftHsm(hsm);
});

after(async () => {
  await backend?.[Symbol.asyncDispose]();
  await hsm?.[Symbol.asyncDispose]();
});

function signs(algorithm: string): Use {
  return ({ use }, key) => use.sign(key, algorithm, { kind: "message", bytes: MESSAGE }, soon());
}

async function opens({ use }: Backend, key: BackendKey): Promise<void> {
  const publicKey = { key: Buffer.from(key.publicKey!), format: "der", type: "spki" } as const;
  const cipherText = publicEncrypt({ ...publicKey, oaepHash: "sha256" }, MESSAGE);
  using plain = await use.decrypt(key, "RSA-OAEP-SHA256", cipherText, soon());
  assert.ok(plain.use((bytes) => MESSAGE.equals(bytes)));
}

async function agrees({ use }: Backend, key: BackendKey): Promise<void> {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  using secret = await use.agree(key, publicKey.export({ type: "spki", format: "der" }), soon());
  assert.equal(secret.length, 32);
}

async function wraps({ use }: Backend, key: BackendKey): Promise<void> {
  const { plain, wrapped } = await use.generateDataKey(key, CONTEXT, soon());
  using made = plain;
  using opened = await use.openDataKey(key, wrapped, CONTEXT, soon());
  assert.ok(made.equals(opened));
}

for (const [index, [algorithm, usages, use]] of KEYS.entries()) {
  test(`a ${algorithm} key for ${usages.join(", ") || "data keys"} that is disabled does nothing, and then all that it did`, async () => {
    const { admin } = backend;
    const spec = { algorithm, usages: parseUsages(usages), exportable: false };
    const key = await admin.create(spec, owner(index + 1), soon());
    await use(backend, key);
    await admin.disable(key, soon());
    await assert.rejects(use(backend, key), fault("KeyDisabled"));
    assert.equal((await admin.describe(key, soon()))?.state, "Disabled");
    await admin.enable(key, soon());
    await use(backend, key);
  });
}

test("enabling lets a key do no more than it was made for", async () => {
  const spec = { algorithm: "RSA-2048", usages: parseUsages(["decrypt"]), exportable: false };
  const key = await backend.admin.create(spec, owner(20), soon());
  await backend.admin.disable(key, soon());
  await backend.admin.enable(key, soon());
  await assert.rejects(signs("RSA-PSS-SHA256")(backend, key), fault("Denied"));
});

test("a key that verifies alone is not said to be disabled", async () => {
  const spec = { algorithm: "ECDSA-P256", usages: parseUsages(["verify"]), exportable: false };
  const key = await backend.admin.create(spec, owner(21), soon());
  assert.equal(key.state, "Enabled");
  assert.equal((await backend.admin.describe(key, soon()))?.state, "Enabled");
});

test("a key that is gone can be neither disabled nor enabled", async () => {
  const spec = { algorithm: "ECDSA-P256", usages: parseUsages(["sign"]), exportable: false };
  const key = await backend.admin.create(spec, owner(22), soon());
  await backend.admin.destroy(key, 0, soon());
  await assert.rejects(backend.admin.disable(key, soon()), fault("KeyMissing"));
  await assert.rejects(backend.admin.enable(key, soon()), fault("KeyMissing"));
});
