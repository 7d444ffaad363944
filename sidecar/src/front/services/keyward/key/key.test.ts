import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, describe, test } from "node:test";
import type { DescMethodUnary, MessageInitShape } from "@bufbuild/protobuf";
import { KEY_TYPES } from "@keyward/core/algorithms/key-type";
import { DEFAULT_LIMITS, type KeyUsePolicy } from "@keyward/core/policy/profile";
import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { ephemeralKeysOf } from "../../../../keys/ephemeral-keys.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { type Failure, unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { generateKey, importKey, exportKey, exportPublicKey, copyKey, destroyKey, persistKey, describeKey, listKeys } =
  KeyService.method;
const KEYS: KeyUsePolicy = {
  default: "EC-P256",
  allowed: new Set(KEY_TYPES.keys()),
  allowImport: true,
  allowExport: true,
  allowPersist: true,
};
const named = (value: string) => ({ key: { case: "name" as const, value } });
const withId = (value: string) => ({ key: { case: "id" as const, value } });
const ALL_OF_AES = ["encrypt", "decrypt", "sign", "verify", "derive", "wrap", "unwrap"];

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer({ keys: KEYS });
});
afterEach(() => engine[Symbol.asyncDispose]());

const call = <M extends DescMethodUnary>(method: M, request: MessageInitShape<M["input"]>) =>
  unaryCall(engine.session, method, request);
const generate = (type: string, more: object = {}) => call(generateKey, { type, ...more });
const keyCount = () => engine.connections.reduce((sum, connection) => sum + ephemeralKeysOf(connection).count, 0);

async function failure(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    return error as Failure;
  }
  return assert.fail("the call succeeded");
}

describe("GenerateKey", () => {
  test("makes the profile's default, and says what it may do", LIMIT, async () => {
    const { key, profile } = await call(generateKey, {});
    assert.equal(profile?.name, "payments");
    assert.deepEqual([key?.type, key?.kind, key?.bits, key?.algorithm], ["EC-P256", "pair", 256, ""]);
    assert.deepEqual(key?.usages, ["encrypt", "decrypt", "sign", "verify", "agree"]);
    assert.match(String(key?.ref?.key.value), /^[\w-]{22}$/);
  });

  test("makes a secret of the asked length, bound to usages and an algorithm", LIMIT, async () => {
    const attributes = { usages: ["verify", "sign"], algorithm: "HMAC-SHA-256" };
    const { key } = await generate("HMAC", { bits: 384, attributes });
    assert.deepEqual([key?.bits, key?.usages, key?.algorithm], [384, ["sign", "verify"], "HMAC-SHA-256"]);
  });

  const refusals: [sentence: string, request: object, code: number, text: RegExp][] = [
    ["an unknown type", { type: "DES" }, 3, /unknown key type "DES"; known are AES-128/],
    ["a type of 65 characters", { type: "x".repeat(65) }, 3, /longer than 64 characters/],
    ["a length that the type has not", { type: "AES-256", bits: 128 }, 3, /bits is 128: a key of type AES-256 has 256/],
    ["a secret of 64 bits", { type: "HMAC", bits: 64 }, 3, /multiple of 8 from 128 to 524288/],
    ["a usage that there is not", { attributes: { usages: ["fly"] } }, 3, /unknown key usage "fly"/],
    ["a usage that the type cannot do", { attributes: { usages: ["wrap"] } }, 3, /EC-P256 cannot do wrap; it can do/],
    ["an algorithm of no family", { attributes: { algorithm: "MD5" } }, 3, /attributes\.algorithm "MD5" is unknown/],
    ["an algorithm of other keys", { attributes: { algorithm: "Ed25519" } }, 3, /Ed25519 takes no key of type EC-P256/],
    ["17 usages", { attributes: { usages: Array(17).fill("sign") } }, 3, /more than 16 entries/],
  ];
  for (const [sentence, request, code, text] of refusals) {
    test(`refuses ${sentence}, and leaves nothing`, LIMIT, async () => {
      const said = await failure(call(generateKey, request));
      assert.equal(said.code, code);
      assert.match(said.text, text);
      assert.equal(keyCount(), 0);
    });
  }

  test("refuses a type that the profile does not list", LIMIT, async () => {
    engine.change({ keys: { ...KEYS, allowed: new Set(["EC-P256"]) } });
    const { code, text } = await failure(generate("AES-256"));
    assert.deepEqual(
      [code, text],
      [7, "rule keys.allowed of profile payments (generation 7) refuses AES-256; it permits EC-P256"],
    );
  });

  test("refuses one key more than the profile permits", LIMIT, async () => {
    engine.change({ keys: KEYS, limits: { ...DEFAULT_LIMITS, ephemeralKeys: 2 } });
    await generate("AES-256");
    await generate("AES-256");
    assert.equal((await failure(generate("AES-256"))).code, 8);
    assert.equal(keyCount(), 2);
  });
});

describe("ImportKey", () => {
  const pair = generateKeyPairSync("ed25519");
  const pkcs8 = pair.privateKey.export({ format: "der", type: "pkcs8" });

  test("takes a pair, and ExportPublicKey gives its public half", LIMIT, async () => {
    const { key } = await call(importKey, { format: KeyFormat.PKCS8, data: pkcs8 });
    assert.deepEqual([key?.type, key?.kind, key?.usages], ["Ed25519", "pair", ["sign", "verify"]]);
    const { data } = await call(exportPublicKey, { key: key?.ref, format: KeyFormat.SPKI });
    assert.deepEqual(Buffer.from(data), pair.publicKey.export({ format: "der", type: "spki" }));
  });

  test("takes a public key also where the profile permits no import", LIMIT, async () => {
    engine.change({ keys: { ...KEYS, allowImport: false } });
    const data = pair.publicKey.export({ format: "raw-public" });
    const { key } = await call(importKey, { format: KeyFormat.RAW, data, type: "Ed25519", public: true });
    assert.deepEqual([key?.kind, key?.usages], ["public", ["verify"]]);
    const { code, text } = await failure(call(importKey, { format: KeyFormat.PKCS8, data: pkcs8 }));
    assert.equal(code, 7);
    assert.match(text, /rule keys\.allowImport .* refuses a private key from outside; it permits public keys only/);
    assert.equal(keyCount(), 1);
  });

  test("honours what a JWK says of its use", LIMIT, async () => {
    const k = Buffer.alloc(32, 7).toString("base64url");
    const data = Buffer.from(JSON.stringify({ kty: "oct", k, alg: "HS256", key_ops: ["verify"] }));
    const { key } = await call(importKey, { format: KeyFormat.JWK, data });
    assert.deepEqual([key?.type, key?.usages, key?.algorithm], ["HMAC", ["verify"], "HMAC-SHA-256"]);
    const { text } = await failure(call(importKey, { format: KeyFormat.JWK, data, attributes: { usages: ["sign"] } }));
    assert.match(text, /the key's own use, key_ops or parameters exclude sign/);
  });

  test("refuses a format that is not given, and what does not parse, without a word of the key", LIMIT, async () => {
    assert.match(
      (await failure(call(importKey, { data: pkcs8 }))).text,
      /format is 0; set it to RAW, PKCS8, SPKI or JWK/,
    );
    const broken = Buffer.from(pkcs8);
    broken[1] = 0x7f;
    const { code, text } = await failure(call(importKey, { format: KeyFormat.PKCS8, data: broken }));
    assert.equal(code, 3);
    assert.doesNotMatch(text, new RegExp(pkcs8.subarray(16).toString("hex"), "i"));
    assert.equal(keyCount(), 0);
  });
});

describe("ExportKey", () => {
  test("gives a key with usage export, and no other", LIMIT, async () => {
    const free = await generate("AES-256", { attributes: { usages: ["encrypt", "export"] } });
    assert.equal((await call(exportKey, { key: free.key?.ref, format: KeyFormat.RAW })).data.length, 32);
    const bound = await generate("AES-256");
    assert.deepEqual(bound.key?.usages, ALL_OF_AES);
    const { code, text } = await failure(call(exportKey, { key: bound.key?.ref, format: KeyFormat.RAW }));
    assert.equal(code, 7);
    assert.match(text, /rule key\.usages .* refuses export of this key/);
  });

  test("gives nothing where the profile permits no export, not even what it permitted before", LIMIT, async () => {
    const { key } = await generate("AES-256", { attributes: { usages: ["export"] } });
    engine.change({ keys: { ...KEYS, allowExport: false } });
    assert.match(
      (await failure(call(exportKey, { key: key?.ref, format: KeyFormat.RAW }))).text,
      /rule keys\.allowExport/,
    );
    const fresh = await failure(generate("AES-256", { attributes: { usages: ["export"] } }));
    assert.match(fresh.text, /refuses a key with usage export; it permits keys without usage export/);
  });
});

describe("a key", () => {
  test("is copied with fewer usages and never with more", LIMIT, async () => {
    const { key } = await generate("AES-256", { attributes: { usages: ["encrypt", "decrypt"] } });
    const copy = await call(copyKey, { key: key?.ref, attributes: { usages: ["decrypt"] } });
    assert.deepEqual(copy.key?.usages, ["decrypt"]);
    const same = await call(copyKey, { key: key?.ref });
    assert.deepEqual(same.key?.usages, ["encrypt", "decrypt"]);
    const { code, text } = await failure(call(copyKey, { key: copy.key?.ref, attributes: { usages: ["encrypt"] } }));
    assert.equal(code, 3);
    assert.match(text, /a copy cannot do encrypt: the key may only do decrypt/);
  });

  test("that was destroyed is NOT_FOUND, and its copy stays", LIMIT, async () => {
    const { key } = await generate("AES-256");
    const copy = await call(copyKey, { key: key?.ref });
    await call(destroyKey, { key: key?.ref });
    assert.equal((await failure(call(describeKey, { key: key?.ref }))).code, 5);
    assert.equal((await failure(call(destroyKey, { key: key?.ref }))).code, 5);
    assert.equal((await call(describeKey, { key: copy.key?.ref })).key?.type, "AES-256");
  });

  test("is nothing to another connection", LIMIT, async () => {
    const { key } = await generate("AES-256");
    const other = engine.server.connect();
    for (const method of [describeKey, destroyKey]) {
      assert.equal((await failure(unaryCall(other, method, { key: key?.ref }))).code, 5);
    }
    assert.deepEqual((await unaryCall(other, listKeys, {})).keys, []);
  });

  test("that is kept under a name is there for later connections, and its name is taken", LIMIT, async () => {
    const { key } = await generate("Ed25519");
    const kept = await call(persistKey, { key: key?.ref, name: "app-1" });
    assert.deepEqual([kept.key?.ref?.key, kept.durable], [named("app-1").key, false]);
    const later = engine.server.connect();
    assert.equal((await unaryCall(later, describeKey, { key: named("app-1") })).key?.type, "Ed25519");
    assert.equal((await failure(call(persistKey, { key: key?.ref, name: "app-1" }))).code, 9);
    assert.equal((await call(listKeys, {})).keys.length, 2);
    await unaryCall(later, destroyKey, { key: named("app-1") });
    assert.equal((await failure(call(describeKey, { key: named("app-1") }))).code, 5);
  });

  test("is kept under good names only, and where the profile permits it", LIMIT, async () => {
    const { key } = await generate("Ed25519");
    for (const name of ["", "a b", "../x", "x".repeat(65), "ä"]) {
      assert.equal((await failure(call(persistKey, { key: key?.ref, name }))).code, 3);
    }
    engine.change({ keys: { ...KEYS, allowPersist: false } });
    assert.match((await failure(call(persistKey, { key: key?.ref, name: "a" }))).text, /rule keys\.allowPersist/);
  });

  test("without a reference is no key", LIMIT, async () => {
    assert.match((await failure(call(describeKey, {}))).text, /key names no key; set its id, name or policy/);
    assert.equal((await failure(call(describeKey, { key: withId("guess") }))).code, 5);
    assert.equal((await failure(call(destroyKey, { key: { key: { case: "policy", value: "ca" } } }))).code, 7);
  });
});
