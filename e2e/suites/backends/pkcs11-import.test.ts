import assert from "node:assert/strict";
import {
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  publicEncrypt,
  randomBytes,
  verify,
} from "node:crypto";
import { after, before, test } from "node:test";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import type { Backend } from "@keyward/core/backend/backend";
import type { BackendKey, ImportTicket, KeySpec } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import { type PublicWrappingMethod, unwrapKey, wrapKey } from "@keyward/core/crypto/transport/wrap-key";
import { Secret } from "@keyward/core/secret/secret";
import { makeOutsideKey, type OutsideKey } from "../../backends/conformance/outside-key.ts";
import { type SoftHsm, startSoftHsm } from "../../backends/servers/pkcs11/soft-hsm.ts";
import { openSoftHsm } from "../../backends/servers/pkcs11.ts";
import { LookedInto } from "./looked-into.ts";
import { fault, owner, soon } from "./token-key.ts";

const KWP = "RSA-AES-KWP-SHA256";
const OAEP = "RSA-OAEP-SHA256";
const DAY_MS = 24 * 3_600_000;
const MESSAGE = Buffer.from("into the token");

let hsm: SoftHsm;
let backend: Backend;
let inside: LookedInto;
let version = 0;
let lateMs = 0;

before(async () => {
  hsm = await startSoftHsm(process.env);
  backend = await openSoftHsm(hsm, { nowMs: () => Date.now() + lateMs });
  inside = await LookedInto.open(hsm);
});

after(async () => {
  await inside?.[Symbol.asyncDispose]();
  await backend?.[Symbol.asyncDispose]();
  await hsm?.[Symbol.asyncDispose]();
});

function specOf(algorithm: string, exportable = false): KeySpec {
  const { usages } = requireKeyAlgorithm(algorithm);
  const able = backend.capabilities.algorithms.get(algorithm)!.usages;
  return { algorithm, usages: usages & able, exportable };
}

const begin = (spec: KeySpec, whose: KeyOwner, method: PublicWrappingMethod = KWP) =>
  backend.admin.beginImport(spec, whose, method, soon());

function finish(spec: KeySpec, whose: KeyOwner, ticket: ImportTicket, { plain }: Pick<OutsideKey, "plain">) {
  const method = ticket.method as PublicWrappingMethod;
  const wrapped = { method, bytes: wrapKey(method, ticket.wrappingKey, plain) };
  return backend.admin.finishImport(spec, whose, ticket, wrapped, soon());
}

async function bring(spec: KeySpec, method: PublicWrappingMethod = KWP) {
  const [whose, outside] = [owner(++version), await makeOutsideKey(spec.algorithm)];
  return { outside, key: await finish(spec, whose, await begin(spec, whose, method), outside) };
}

async function assertWorks({ plain, publicKey: spki }: OutsideKey, key: BackendKey): Promise<void> {
  const { algorithm } = key;
  const [name = ""] = backend.capabilities.algorithms.get(algorithm)!.operations;
  if (spki === undefined) {
    const mac = await backend.use.computeMac(key, algorithm, MESSAGE, soon());
    const hash = `sha${algorithm.slice(-3)}`;
    assert.deepEqual(
      Buffer.from(mac),
      plain.use((own) => createHmac(hash, own).update(MESSAGE).digest()),
    );
    return;
  }
  assert.deepEqual(Buffer.from(key.publicKey!), Buffer.from(spki));
  const publicKey = createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
  if (algorithm.startsWith("ECDH-")) {
    const peer = generateKeyPairSync("ec", { namedCurve: `P-${algorithm.slice(-3)}` });
    using theirs = await backend.use.agree(key, peer.publicKey.export({ type: "spki", format: "der" }), soon());
    const ours = diffieHellman({ privateKey: peer.privateKey, publicKey });
    assert.ok(theirs.use((bytes) => ours.equals(bytes)));
    return;
  }
  const signature = await backend.use.sign(key, name, { kind: "message", bytes: MESSAGE }, soon());
  assert.ok(verify(`sha${name.slice(-3)}`, MESSAGE, publicKey, signature), name);
}

for (const algorithm of ["ECDSA-P256", "ECDSA-P384", "ECDSA-P521", "RSA-2048", "RSA-4096", "ECDH-P256", "ECDH-P521"]) {
  test(`a key of ${algorithm} comes into the token, and works there as it does outside`, async () => {
    const { outside, key } = await bring(specOf(algorithm));
    using _ = outside.plain;
    await assertWorks(outside, key);
    assert.deepEqual(await inside.guards(key), [{ sensitive: true, extractable: false }]);
  });
}

for (const bits of [256, 384, 512]) {
  test(`a key of HMAC-SHA-${bits} comes into the token and makes the same codes there`, async () => {
    for (const method of [KWP, OAEP] as const) {
      const { outside, key } = await bring(specOf(`HMAC-SHA-${bits}`), method);
      using _ = outside.plain;
      await assertWorks(outside, key);
      assert.deepEqual(await inside.guards(key), [{ sensitive: true, extractable: false }]);
    }
  });
}

test("a key of AES-256 comes into the token and wraps data keys", async () => {
  const { outside, key } = await bring(specOf("AES-256"));
  outside.plain[Symbol.dispose]();
  const { plain, wrapped } = await backend.use.generateDataKey(key, "context", soon());
  using made = plain;
  using opened = await backend.use.openDataKey(key, wrapped, "context", soon());
  assert.ok(made.equals(opened));
});

test("an RSA key that came in decrypts what was encrypted to its public half", async () => {
  const { outside, key } = await bring(specOf("RSA-3072"));
  using _ = outside.plain;
  const to = { key: Buffer.from(key.publicKey!), format: "der", type: "spki", oaepHash: "sha256" } as const;
  using plain = await backend.use.decrypt(key, OAEP, publicEncrypt(to, MESSAGE), soon());
  assert.ok(plain.use((bytes) => MESSAGE.equals(bytes)));
});

test("a key that came in to leave again leaves as what it was, and is switched off and on as any other", async () => {
  for (const algorithm of ["ECDSA-P256", "RSA-2048", "HMAC-SHA-256"]) {
    const { outside, key } = await bring(specOf(algorithm, true));
    using mine = outside.plain;
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 3072 });
    const spki = publicKey.export({ type: "spki", format: "der" });
    const out = await backend.admin.exportWrapped(key, KWP, spki, soon());
    using back = await unwrapKey(KWP, privateKey, out.bytes);
    if (outside.publicKey === undefined) assert.ok(mine.equals(back));
    await backend.admin.disable(key, soon());
    assert.equal((await backend.admin.describe(key, soon()))?.state, "Disabled");
    await assert.rejects(assertWorks(outside, key), fault("KeyDisabled"));
    await backend.admin.enable(key, soon());
    await assertWorks(outside, key);
  }
});

test("a key that did not come in to leave again stays", async () => {
  const { key } = await bring(specOf("ECDSA-P256"));
  const spki = generateKeyPairSync("rsa", { modulusLength: 3072 }).publicKey.export({ type: "spki", format: "der" });
  await assert.rejects(backend.admin.exportWrapped(key, KWP, spki, soon()), fault("Denied"));
});

test("a kind of key that the token does not take in is said to be one before anybody wraps it", async () => {
  await assert.rejects(begin(specOf("Ed25519"), owner(++version)), fault("Unsupported"));
  await assert.rejects(begin(specOf("RSA-2048"), owner(++version), OAEP), fault("Unsupported"));
});

test("an import that is begun and finished twice is one import, of one key", async () => {
  const [spec, whose] = [specOf("ECDSA-P256"), owner(++version)];
  using plain = (await makeOutsideKey("ECDSA-P256")).plain;
  const [ticket, again] = await Promise.all([begin(spec, whose), begin(spec, whose)]);
  assert.deepEqual(again, ticket);
  const [one, two] = await Promise.all([
    finish(spec, whose, ticket!, { plain }),
    finish(spec, whose, ticket!, { plain }),
  ]);
  assert.deepEqual(two, one);
  assert.deepEqual((await finish(spec, whose, ticket!, { plain })).id, one!.id);
  assert.deepEqual(await inside.count(one!), { privateKeys: 1, publicKeys: 1, records: 1 });
});

test("what a crash left of an import is cleared away by the next try", async () => {
  const [spec, whose] = [specOf("ECDSA-P256"), owner(++version)];
  const outside = await makeOutsideKey("ECDSA-P256");
  using _ = outside.plain;
  const key = await finish(spec, whose, await begin(spec, whose), outside);
  await inside.removeRecord(key);
  assert.deepEqual(await inside.count(key), { privateKeys: 1, publicKeys: 1, records: 0 });
  await assertWorks(outside, await finish(spec, whose, await begin(spec, whose), outside));
  assert.deepEqual(await inside.count(key), { privateKeys: 1, publicKeys: 1, records: 1 });
});

test("nothing of an import stays but the key, and a wrapping key is neither listed nor let out", async () => {
  const [spec, whose] = [specOf("ECDSA-P256"), owner(++version)];
  const before = [await inside.total(), (await Array.fromAsync(backend.admin.list("cluster", soon()))).length];
  const ticket = await begin(spec, whose);
  assert.equal((await Array.fromAsync(backend.admin.list("cluster", soon()))).length, before[1]);
  const wrapping = { id: ticket.token, algorithm: "RSA-3072" };
  assert.deepEqual(await inside.guards(wrapping), [{ sensitive: true, extractable: false }]);
  const outside = await makeOutsideKey("ECDSA-P256");
  using _ = outside.plain;
  const key = await finish(spec, whose, ticket, outside);
  await backend.admin.destroy(key, 0, soon());
  assert.deepEqual(
    [await inside.total(), (await Array.fromAsync(backend.admin.list("cluster", soon()))).length],
    before,
  );
});

test("a ticket ends after a day, and its wrapping key goes with the next import", async () => {
  const [spec, whose] = [specOf("ECDSA-P256"), owner(++version)];
  const ticket = await begin(spec, whose);
  const outside = await makeOutsideKey("ECDSA-P256");
  using _ = outside.plain;
  lateMs = DAY_MS + 60_000;
  try {
    await assert.rejects(finish(spec, whose, ticket, outside), fault("Rejected"));
    await begin(spec, owner(++version));
    assert.deepEqual(await inside.count({ id: ticket.token }), { privateKeys: 0, publicKeys: 0, records: 0 });
    const next = await begin(spec, whose);
    assert.notDeepEqual(next.wrappingKey, ticket.wrappingKey);
    await assertWorks(outside, await finish(spec, whose, next, outside));
  } finally {
    lateMs = 0;
  }
});

test("a ticket of another key, another kind of key or another method takes nothing in", async () => {
  const [spec, whose] = [specOf("ECDSA-P256"), owner(++version)];
  const ticket = await begin(spec, whose);
  const outside = await makeOutsideKey("ECDSA-P256");
  using _ = outside.plain;
  await assert.rejects(finish(spec, owner(++version), ticket, outside), fault("Rejected"));
  await assert.rejects(finish(specOf("ECDH-P256"), whose, ticket, outside), fault("Rejected"));
  await assert.rejects(finish(spec, whose, { ...ticket, method: OAEP }, outside), fault("Rejected"));
  await assert.rejects(finish(spec, whose, { ...ticket, token: "../../etc" }, outside), fault("Rejected"));
  await assertWorks(outside, await finish(spec, whose, ticket, outside));
});

test("what was wrapped and is no key of the policy's algorithm is refused, and the ticket holds", async () => {
  const [spec, whose] = [specOf("ECDSA-P256"), owner(++version)];
  const ticket = await begin(spec, whose);
  const others = [randomBytes(32), Buffer.from("0000", "hex")].map((bytes) => ({ plain: new Secret(bytes) }));
  for (const other of [...others, await makeOutsideKey("ECDSA-P384"), await makeOutsideKey("Ed25519")]) {
    await assert.rejects(finish(spec, whose, ticket, other), fault("Rejected"));
  }
  const outside = await makeOutsideKey("ECDSA-P256");
  await assertWorks(outside, await finish(spec, whose, ticket, outside));
  const hmac = [specOf("HMAC-SHA-384"), owner(++version)] as const;
  const wrong = { plain: new Secret(randomBytes(64)) };
  await assert.rejects(finish(...hmac, await begin(...hmac), wrong), fault("Rejected"));
});
