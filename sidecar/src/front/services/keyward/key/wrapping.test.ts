import assert from "node:assert/strict";
import { createCipheriv, createSecretKey, generateKeyPairSync, privateDecrypt, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, test } from "node:test";
import type { DescMethodUnary, MessageInitShape } from "@bufbuild/protobuf";
import { CIPHERS } from "@keyward/core/algorithms/cipher";
import { KEY_TYPES } from "@keyward/core/algorithms/key-type";
import type { EncryptionPolicy, KeyUsePolicy } from "@keyward/core/policy/profile";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { type KeyDescription, KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { ephemeralKeysOf } from "../../../../keys/ephemeral-keys.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { type Failure, unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { generateKey, importKey, exportKey, wrapKey, unwrapKey, copyKey } = KeyService.method;
const { encrypt, decrypt } = CryptoService.method;
const encryption: EncryptionPolicy = {
  default: "AES-256-GCM",
  allowed: new Set(CIPHERS.keys()),
  callerNonces: false,
  minTagBytes: 16,
};
const OAEP = { default: "RSA-OAEP-SHA256", allowed: new Set(["RSA-OAEP-SHA256"]) };
const KEYS: KeyUsePolicy = {
  default: "AES-256",
  allowed: new Set(KEY_TYPES.keys()),
  allowImport: true,
  allowExport: true,
  allowPersist: true,
};
const EXPORTABLE = { usages: ["encrypt", "decrypt", "export"] };

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer({ encryption, asymmetricEncryption: OAEP, keys: KEYS });
});
afterEach(() => engine[Symbol.asyncDispose]());

const call = <M extends DescMethodUnary>(method: M, request: MessageInitShape<M["input"]>) =>
  unaryCall(engine.session, method, request);
const keyCount = () => engine.connections.reduce((sum, connection) => sum + ephemeralKeysOf(connection).count, 0);

async function make(type: string, attributes: object = {}) {
  const { key } = await call(generateKey, { type, attributes });
  return key!.ref!;
}

async function bring(type: string, data: Uint8Array, attributes: object = {}, format: KeyFormat = KeyFormat.RAW) {
  const { key } = await call(importKey, { format, data: Uint8Array.from(data), type, attributes });
  return key!.ref!;
}

async function failure(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    return error as Failure;
  }
  return assert.fail("the call succeeded");
}

const raw = async ({ ref }: KeyDescription) => (await call(exportKey, { key: ref!, format: KeyFormat.RAW })).data;

describe("WrapKey and UnwrapKey", () => {
  for (const algorithm of ["AES-256-KW", "AES-256-KWP", "AES-256-GCM"]) {
    test(`carry a secret under ${algorithm}`, LIMIT, async () => {
      const [wrappingKey, secret] = [await make("AES-256"), randomBytes(16)];
      const key = await bring("AES-128", secret, EXPORTABLE);
      const wrapped = await call(wrapKey, { wrappingKey, key, algorithm });
      assert.equal(wrapped.algorithm, algorithm);
      assert.deepEqual([wrapped.nonce.length, wrapped.tag.length], algorithm.endsWith("GCM") ? [12, 16] : [0, 0]);
      const { wrappedKey, nonce, tag } = wrapped;
      const request = { wrappingKey, algorithm, wrappedKey, nonce, tag, type: "AES-128", attributes: EXPORTABLE };
      const again = await call(unwrapKey, request);
      assert.deepEqual([again.key?.type, again.key?.usages], ["AES-128", EXPORTABLE.usages]);
      assert.deepEqual(Buffer.from(await raw(again.key!)), secret);
    });
  }

  for (const type of ["EC-P256", "Ed25519", "ML-DSA-65", "ML-KEM-768", "X25519MLKEM768", "HMAC"]) {
    test(`carry a key of type ${type}, and it is the same one`, LIMIT, async () => {
      const wrappingKey = await make("AES-256");
      const { key } = await call(generateKey, { type, attributes: { usages: ["export"] } });
      const algorithm = "AES-256-KWP";
      const { wrappedKey } = await call(wrapKey, { wrappingKey, key: key!.ref!, algorithm });
      const again = await call(unwrapKey, {
        wrappingKey,
        algorithm,
        wrappedKey,
        type,
        attributes: { usages: ["export"] },
      });
      assert.deepEqual(await raw(again.key!), await raw(key!));
    });
  }

  test("carry a secret under RSA-OAEP, to a public key and back with its private one", LIMIT, async () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const spki = publicKey.export({ format: "der", type: "spki" });
    const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" });
    const [theirs, own] = [await bring("", spki, {}, KeyFormat.SPKI), await bring("", pkcs8, {}, KeyFormat.PKCS8)];
    const secret = randomBytes(32);
    const key = await bring("AES-256", secret, EXPORTABLE);
    const { wrappedKey, algorithm, nonce, tag } = await call(wrapKey, { wrappingKey: theirs, key });
    assert.deepEqual([algorithm, wrappedKey.length, nonce.length, tag.length], ["RSA-OAEP-SHA256", 256, 0, 0]);
    const opened = privateDecrypt({ key: privateKey, oaepHash: "sha256" }, wrappedKey);
    assert.deepEqual(opened, secret);
    const request = { wrappingKey: own, algorithm, wrappedKey, type: "AES-256", attributes: EXPORTABLE };
    assert.deepEqual(Buffer.from(await raw((await call(unwrapKey, request)).key!)), secret);
    for (const change of [
      { wrappedKey: randomBytes(256) },
      { type: "AES-128" },
      { wrappedKey: wrappedKey.subarray(1) },
    ]) {
      const { code, text } = await failure(call(unwrapKey, { ...request, ...change }));
      assert.deepEqual([code, /^unwrapping failed/.test(text)], [3, true]);
    }
    assert.match(
      (await failure(call(unwrapKey, { ...request, tag: randomBytes(16) }))).text,
      /takes neither nonce nor tag/,
    );
    assert.equal((await failure(call(unwrapKey, { ...request, wrappingKey: theirs }))).code, 7);
  });

  test("write what everybody else reads: RFC 3394 over the raw key", LIMIT, async () => {
    const [kek, secret] = [randomBytes(32), randomBytes(32)];
    const wrappingKey = await bring("AES-256", kek);
    const key = await bring("AES-256", secret, EXPORTABLE);
    const { wrappedKey } = await call(wrapKey, { wrappingKey, key, algorithm: "AES-256-KW" });
    const cipher = createCipheriv("aes-256-wrap", createSecretKey(kek), Buffer.alloc(8, 0xa6));
    assert.deepEqual(Buffer.from(wrappedKey), Buffer.concat([cipher.update(secret), cipher.final()]));
  });

  test("take what the profile prefers where no algorithm is named", LIMIT, async () => {
    const [wrappingKey, key] = [await make("AES-256"), await make("AES-256", EXPORTABLE)];
    assert.equal((await call(wrapKey, { wrappingKey, key })).algorithm, "AES-256-GCM");
    engine.change({
      keys: KEYS,
      encryption: { ...encryption, default: "AES-256-CBC", allowed: new Set(["AES-256-CBC", "AES-256-KW"]) },
    });
    assert.equal((await call(wrapKey, { wrappingKey, key })).algorithm, "AES-256-KW");
  });
});

describe("WrapKey refuses", () => {
  test("a key without usage export", LIMIT, async () => {
    const [wrappingKey, key] = [await make("AES-256"), await make("AES-256")];
    const { code, text } = await failure(call(wrapKey, { wrappingKey, key, algorithm: "AES-256-KW" }));
    assert.equal(code, 7);
    assert.match(text, /rule key\.usages .* refuses wrapping this key; it permits encrypt/);
  });

  test("a wrapping key without usage wrap", LIMIT, async () => {
    const [wrappingKey, key] = [await make("AES-256", { usages: ["encrypt"] }), await make("AES-256", EXPORTABLE)];
    const { code, text } = await failure(call(wrapKey, { wrappingKey, key }));
    assert.deepEqual([code, /refuses wrap with this key; it permits encrypt/.test(text)], [7, true]);
  });

  test("ciphers that prove nothing", LIMIT, async () => {
    const [wrappingKey, key] = [await make("AES-256"), await make("AES-256", EXPORTABLE)];
    const { code, text } = await failure(call(wrapKey, { wrappingKey, key, algorithm: "AES-256-CBC" }));
    assert.deepEqual(
      [code, /unknown key wrapping algorithm "AES-256-CBC"; known are AES-128-GCM/.test(text)],
      [3, true],
    );
  });

  test("a public key, which needs none of it", LIMIT, async () => {
    const der = generateKeyPairSync("ed25519").publicKey.export({ format: "der", type: "spki" });
    const [wrappingKey, key] = [await make("AES-256"), await bring("", der, {}, KeyFormat.SPKI)];
    const { code, text } = await failure(call(wrapKey, { wrappingKey, key }));
    assert.deepEqual([code, /key is public, so there is nothing to wrap/.test(text)], [3, true]);
  });

  test("the key of a KeyPolicy", LIMIT, async () => {
    const wrappingKey = await make("AES-256");
    const key = { key: { case: "policy" as const, value: "shop-ca" } };
    assert.equal((await failure(call(wrapKey, { wrappingKey, key }))).code, 7);
  });

  test("a key of no whole semiblocks under AES-KW, and the text says what it takes", LIMIT, async () => {
    const [wrappingKey, key] = [await make("AES-256"), await bring("SECRET", randomBytes(17), { usages: ["export"] })];
    const { code, text } = await failure(call(wrapKey, { wrappingKey, key, algorithm: "AES-256-KW" }));
    assert.deepEqual([code, /takes a multiple of 8 bytes from 16 to 8192 and got 17/.test(text)], [3, true]);
  });

  test("a wrapping key that decrypts, where keys may no longer be exported", LIMIT, async () => {
    const key = await make("AES-256", EXPORTABLE);
    const [both, one] = [await make("AES-256"), await make("AES-256", { usages: ["wrap", "unwrap"] })];
    engine.change({ encryption, keys: { ...KEYS, allowExport: false } });
    const { code, text } = await failure(call(wrapKey, { wrappingKey: both, key }));
    assert.equal(code, 7);
    assert.match(
      text,
      /rule keys\.allowExport .* that can also encrypt or decrypt; it permits a wrapping key without usage encrypt and decrypt/,
    );
    const half = await make("AES-256", { usages: ["wrap", "encrypt"] });
    assert.equal((await failure(call(wrapKey, { wrappingKey: half, key }))).code, 7);
    const split = failure(call(copyKey, { key: both, attributes: { usages: ["wrap"] } }));
    assert.deepEqual([(await split).code, /keys\.allowExport/.test((await split).text)], [7, true]);
    assert.ok((await call(wrapKey, { wrappingKey: one, key })).wrappedKey.length > 0);
  });
});

describe("UnwrapKey refuses", () => {
  test("everything that is wrong with one text, and leaves nothing", LIMIT, async () => {
    const wrappingKey = await make("AES-256");
    const key = await make("AES-128", EXPORTABLE);
    const { wrappedKey, nonce, tag } = await call(wrapKey, { wrappingKey, key, algorithm: "AES-256-GCM" });
    const whole = { wrappingKey, algorithm: "AES-256-GCM", wrappedKey, nonce, tag, type: "AES-128" };
    const flipped = (bytes: Uint8Array) => bytes.map((byte, i) => (i === 3 ? byte ^ 4 : byte));
    const changes = [
      { wrappedKey: flipped(wrappedKey) },
      { nonce: flipped(nonce) },
      { tag: flipped(tag) },
      { wrappingKey: await make("AES-256") },
      { type: "AES-256" },
      { type: "EC-P256" },
    ];
    const before = keyCount();
    const said = await Promise.all(changes.map((change) => failure(call(unwrapKey, { ...whole, ...change }))));
    assert.deepEqual(
      [...new Set(said.map(({ code, text }) => `${code} ${text.slice(0, 18)}`))],
      ["3 unwrapping failed:"],
    );
    assert.equal(new Set(said.map(({ text }) => text)).size, 1);
    assert.equal(keyCount(), before);
  });

  test("a type that is not named, unknown, or that the profile does not list", LIMIT, async () => {
    const wrappingKey = await make("AES-256");
    const request = { wrappingKey, wrappedKey: new Uint8Array(24), algorithm: "AES-256-KW" };
    assert.match((await failure(call(unwrapKey, request))).text, /type is empty/);
    assert.match((await failure(call(unwrapKey, { ...request, type: "DES" }))).text, /unknown key type "DES"/);
    engine.change({ encryption, keys: { ...KEYS, allowed: new Set(["AES-256"]) } });
    const { code, text } = await failure(call(unwrapKey, { ...request, type: "AES-128" }));
    assert.deepEqual([code, /rule keys\.allowed .* refuses AES-128/.test(text)], [7, true]);
  });

  test("lengths that cannot be, in clear words", LIMIT, async () => {
    const wrappingKey = await make("AES-256");
    const request = { wrappingKey, algorithm: "AES-256-KW", type: "AES-128" };
    for (const bytes of [0, 16, 23]) {
      const { code, text } = await failure(call(unwrapKey, { ...request, wrappedKey: new Uint8Array(bytes) }));
      assert.deepEqual([code, text.includes(`not ${bytes} bytes`)], [3, true]);
    }
  });

  test("what Encrypt could have made, where keys may not come from outside", LIMIT, async () => {
    const wrappingKey = await make("AES-256");
    const chosen = Buffer.alloc(16, 7);
    const { ciphertext } = await call(encrypt, { key: wrappingKey, algorithm: "AES-256-KW", plaintext: chosen });
    const request = { wrappingKey, algorithm: "AES-256-KW", wrappedKey: ciphertext, type: "AES-128" };
    await call(unwrapKey, request);
    engine.change({ encryption, keys: { ...KEYS, allowImport: false } });
    const { code, text } = await failure(call(unwrapKey, request));
    assert.equal(code, 7);
    assert.match(text, /rule keys\.allowImport .* that can also encrypt; it permits a symmetric wrapping key without/);
    const split = await failure(call(copyKey, { key: wrappingKey, attributes: { usages: ["unwrap"] } }));
    assert.deepEqual([split.code, /keys\.allowImport/.test(split.text)], [7, true]);
    await call(copyKey, { key: wrappingKey, attributes: { usages: ["encrypt"] } });
    await call(copyKey, { key: wrappingKey });
  });
});

test("an unwrapped key works as the one that was wrapped", LIMIT, async () => {
  const [wrappingKey, key] = [await make("AES-256"), await make("AES-256", EXPORTABLE)];
  const { wrappedKey } = await call(wrapKey, { wrappingKey, key, algorithm: "AES-256-KWP" });
  const unwrapped = await call(unwrapKey, { wrappingKey, algorithm: "AES-256-KWP", wrappedKey, type: "AES-256" });
  const { ciphertext, nonce, tag } = await call(encrypt, { key, plaintext: Buffer.from("same") });
  const { plaintext } = await call(decrypt, { key: unwrapped.key!.ref!, ciphertext, nonce, tag });
  assert.equal(Buffer.from(plaintext).toString(), "same");
});
