import assert from "node:assert/strict";
import { constants, createPublicKey, publicEncrypt } from "node:crypto";
import { afterEach, beforeEach, describe, test } from "node:test";
import { DEFAULT_LIMITS } from "@keyward/core/policy/profile";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import type { KeyRef } from "@keyward/proto/gen/keyward/v1/reference_pb";
import { secretKey } from "../../../../keys/testing/secret-key.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { generateKey, importKey, exportPublicKey } = KeyService.method;
const { encryptAsymmetric, decryptAsymmetric } = CryptoService.method;
const HPKE = "HPKE-X25519-SHA256-AES-128-GCM";
const OAEP = "RSA-OAEP-SHA256";
const TYPES = ["X25519", "EC-P256", "EC-P384", "RSA-2048", "SECRET"];
const PROFILE = {
  asymmetricEncryption: {
    default: HPKE,
    allowed: new Set([HPKE, "HPKE-P256-SHA256-AES-128-GCM", "HPKE-P384-SHA384-ChaCha20-Poly1305", OAEP]),
  },
  keys: {
    default: "X25519",
    allowed: new Set(TYPES),
    allowImport: true,
    allowExport: false,
    allowPersist: false,
  },
};
const PLAINTEXT = Buffer.from("attack at dawn");

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer(PROFILE);
});
afterEach(() => engine[Symbol.asyncDispose]());

async function generated(type: string): Promise<KeyRef> {
  return (await unaryCall(engine.session, generateKey, { type })).key!.ref!;
}

async function publicOf(key: KeyRef, type: string): Promise<KeyRef> {
  const { data } = await unaryCall(engine.session, exportPublicKey, { key, format: KeyFormat.SPKI });
  return (await unaryCall(engine.session, importKey, { data, format: KeyFormat.SPKI, type })).key!.ref!;
}

const named = (value: string) => ({ key: { case: "name" as const, value } });
const encrypt = (request: object) => unaryCall(engine.session, encryptAsymmetric, { plaintext: PLAINTEXT, ...request });
const decrypt = (request: object) => unaryCall(engine.session, decryptAsymmetric, request);

describe("HPKE", () => {
  for (const [type, algorithm] of [
    ["X25519", HPKE],
    ["EC-P256", "HPKE-P256-SHA256-AES-128-GCM"],
    ["EC-P384", "HPKE-P384-SHA384-ChaCha20-Poly1305"],
  ] as const) {
    test(`encrypts to a public key of type ${type}, by the algorithm that fits it`, LIMIT, async () => {
      const key = await generated(type);
      const hpke = { info: Buffer.from("info"), associatedData: Buffer.from("aad") };
      const sealed = await encrypt({ key: await publicOf(key, type), hpke });
      assert.equal(sealed.algorithm, algorithm);
      const { ciphertext, encapsulatedKey } = sealed;
      const opened = await decrypt({ key, ciphertext, encapsulatedKey, hpke });
      assert.deepEqual([Buffer.from(opened.plaintext), opened.algorithm], [PLAINTEXT, algorithm]);
    });
  }

  test("takes no sender and no shared key that is bound to another algorithm", LIMIT, async () => {
    const wish = { attributes: { algorithm: "ECDH-P256" } };
    const bound = (await unaryCall(engine.session, generateKey, { type: "EC-P256", ...wish })).key!.ref!;
    engine.keep("psk", secretKey("SECRET", Buffer.alloc(32, 7), ["derive"], "HKDF-SHA-256"));
    const key = await generated("EC-P256");
    const preShared = { preSharedKey: named("psk"), preSharedKeyId: Buffer.from("id") };
    for (const [hpke, rule] of [
      [{ sender: bound }, "ECDH-P256"],
      [preShared, "HKDF-SHA-256"],
    ] as const) {
      await assert.rejects(encrypt({ key, hpke }), {
        code: 7,
        text: new RegExp(`key.algorithm .* it permits ${rule}`),
      });
    }
  });

  test("takes no more than the profile's longest message", LIMIT, async () => {
    const key = await generated("X25519");
    engine.change({ ...PROFILE, limits: { ...DEFAULT_LIMITS, maxMessageBytes: 13 } });
    const tooLong = { code: 8, text: /the data has 14 bytes, profile payments permits 13/ };
    await assert.rejects(encrypt({ key }), tooLong);
    await assert.rejects(decrypt({ key, ciphertext: new Uint8Array(30) }), { code: 8 });
  });

  test("proves the sender by its key, and by a shared one", LIMIT, async () => {
    engine.keep("psk", secretKey("SECRET", Buffer.alloc(32, 7), ["derive"]));
    const [key, sender] = [await generated("X25519"), await generated("X25519")];
    const psk = { preSharedKey: named("psk"), preSharedKeyId: Buffer.from("id") };
    const { ciphertext, encapsulatedKey } = await encrypt({ key, hpke: { ...psk, sender } });
    const fromSender = { ...psk, sender: await publicOf(sender, "X25519") };
    const { plaintext } = await decrypt({ key, ciphertext, encapsulatedKey, hpke: fromSender });
    assert.deepEqual(Buffer.from(plaintext), PLAINTEXT);
    for (const hpke of [undefined, psk, { sender: fromSender.sender }, { ...psk, sender: key }]) {
      const refused = { code: 3, text: /^the ciphertext does not decrypt with/ };
      await assert.rejects(decrypt({ key, ciphertext, encapsulatedKey, hpke }), refused);
    }
  });

  test("says one thing of everything that does not decrypt", LIMIT, async () => {
    const key = await generated("X25519");
    const { ciphertext, encapsulatedKey } = await encrypt({ key });
    const last = (bytes: Uint8Array) => bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte));
    const requests = [
      { key, encapsulatedKey, ciphertext: last(ciphertext) },
      { key, encapsulatedKey, ciphertext: ciphertext.subarray(0, 15) },
      { key, encapsulatedKey: encapsulatedKey.map((byte, at) => (at === 0 ? byte ^ 1 : byte)), ciphertext },
      { key, encapsulatedKey, ciphertext, hpke: { info: Buffer.from("other") } },
      { key: await generated("X25519"), encapsulatedKey, ciphertext },
    ];
    const texts = await Promise.all(requests.map((request) => decrypt(request).then(String, ({ text }) => text)));
    assert.deepEqual(
      new Set(texts),
      new Set(["the ciphertext does not decrypt with this key, encapsulated key and options"]),
    );
  });

  test("refuses options that it cannot keep", LIMIT, async () => {
    const key = await generated("X25519");
    engine.keep("short", secretKey("SECRET", Buffer.alloc(31), ["derive"]));
    const id = Buffer.from("id");
    const refused: readonly [object, RegExp][] = [
      [{ label: id }, /takes no label: RSA-OAEP does, and HPKE has hpke\.info/],
      [{ hpke: { preSharedKeyId: id } }, /pre_shared_key_id is set, and hpke\.pre_shared_key is not/],
      [{ hpke: { preSharedKey: named("short") } }, /pre_shared_key_id is empty/],
      [{ hpke: { preSharedKey: named("short"), preSharedKeyId: id } }, /has 31 bytes; it needs at least 32/],
      [{ hpke: { sender: await generated("EC-P256") } }, /sender is a key of type EC-P256/],
      [{ hpke: { sender: { key: { case: undefined } } } }, /hpke\.sender names no key/],
      [{ hpke: { info: Buffer.alloc(65_537) } }, /hpke\.info has 65537 bytes; the most is 65536/],
    ];
    for (const [request, text] of refused) await assert.rejects(encrypt({ key, ...request }), { code: 3, text });
    const short = { key, encapsulatedKey: Buffer.alloc(31), ciphertext: Buffer.alloc(16) };
    await assert.rejects(decrypt(short), { code: 3, text: /encapsulated_key has 31 bytes; with X25519 it has 32/ });
  });
});

describe("RSA-OAEP", () => {
  test("decrypts what others encrypted, with a label and without", LIMIT, async () => {
    const key = await generated("RSA-2048");
    const { data } = await unaryCall(engine.session, exportPublicKey, { key, format: KeyFormat.SPKI });
    const publicKey = createPublicKey({ key: Buffer.from(data), format: "der", type: "spki" });
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    for (const label of [Buffer.alloc(0), Buffer.from("label")]) {
      const options = { key: publicKey, padding, oaepHash: "sha256", oaepLabel: label };
      const opened = await decrypt({ key, algorithm: OAEP, label, ciphertext: publicEncrypt(options, PLAINTEXT) });
      assert.deepEqual(Buffer.from(opened.plaintext), PLAINTEXT);
      const { ciphertext } = await encrypt({ key, label });
      assert.deepEqual(Buffer.from((await decrypt({ key, label, ciphertext })).plaintext), PLAINTEXT);
    }
  });

  test("says one thing of everything that does not decrypt", LIMIT, async () => {
    const key = await generated("RSA-2048");
    const { ciphertext } = await encrypt({ key });
    const changed = ciphertext.map((byte, at) => (at === 200 ? byte ^ 1 : byte));
    const requests = [
      { key, ciphertext: changed },
      { key, ciphertext, label: Buffer.from("other") },
      { key, ciphertext: Buffer.alloc(256, 255) },
      { key, ciphertext: Buffer.alloc(256) },
    ];
    const texts = await Promise.all(requests.map((request) => decrypt(request).then(String, ({ text }) => text)));
    assert.deepEqual(new Set(texts), new Set(["the ciphertext does not decrypt with this key, algorithm and label"]));
  });

  test("refuses what does not fit", LIMIT, async () => {
    const key = await generated("RSA-2048");
    const long = { key, plaintext: Buffer.alloc(191) };
    await assert.rejects(encrypt(long), { code: 3, text: /plaintext has 191 bytes; .* the most is 190/ });
    await assert.rejects(encrypt({ key, hpke: {} }), { code: 3, text: /takes no options of HPKE/ });
    await assert.rejects(encrypt({ key, label: Buffer.alloc(4097) }), { code: 3, text: /label has 4097 bytes/ });
    const short = { key, ciphertext: Buffer.alloc(255) };
    await assert.rejects(decrypt(short), { code: 3, text: /ciphertext has 255 bytes; of this key it has 256/ });
    const foreign = { key, ciphertext: Buffer.alloc(256), encapsulatedKey: Buffer.alloc(32) };
    await assert.rejects(decrypt(foreign), { code: 3, text: /has no encapsulated_key/ });
    const only = await publicOf(key, "RSA-2048");
    await assert.rejects(decrypt({ key: only, ciphertext: Buffer.alloc(256) }), { code: 7, text: /refuses decrypt/ });
  });

  test("is not there with SHA-1", LIMIT, async () => {
    const key = await generated("RSA-2048");
    for (const algorithm of ["RSA-OAEP-SHA1", "RSA-OAEP"]) {
      await assert.rejects(encrypt({ key, algorithm }), { code: 3, text: /unknown asymmetric encryption algorithm/ });
    }
    await assert.rejects(encrypt({ key, algorithm: "RSA-OAEP-SHA512" }), {
      code: 7,
      text: /asymmetricEncryption\.allowed/,
    });
  });
});

describe("RSA with PKCS#1 v1.5", () => {
  const algorithm = "RSAES-PKCS1-v1_5";

  test("is not permitted unless the profile names it", LIMIT, async () => {
    const key = await generated("RSA-2048");
    await assert.rejects(encrypt({ key, algorithm }), { code: 7, text: /asymmetricEncryption\.allowed/ });
  });

  test("decrypts what it encrypted where the profile names it, and says no more than that where it does not", async () => {
    const asymmetricEncryption = { default: algorithm, allowed: new Set([algorithm]) };
    await using legacy = await startEngineServer({ ...PROFILE, asymmetricEncryption });
    const { key } = await unaryCall(legacy.session, generateKey, { type: "RSA-2048" });
    const asked = { key: key!.ref!, plaintext: PLAINTEXT };
    const { ciphertext } = await unaryCall(legacy.session, encryptAsymmetric, asked);
    const back = await unaryCall(legacy.session, decryptAsymmetric, { key: key!.ref!, ciphertext });
    assert.deepEqual(Buffer.from(back.plaintext), PLAINTEXT);
    // Whatever the key, 1 decrypts to 1, and that is no padding; of other ciphertexts one in a hundred thousand has some.
    const one = Buffer.concat([Buffer.alloc(255), Buffer.of(1)]);
    const broken = unaryCall(legacy.session, decryptAsymmetric, { key: key!.ref!, ciphertext: one });
    await assert.rejects(broken, { code: 3, text: "the ciphertext does not decrypt with this key and algorithm" });
    const labelled = unaryCall(legacy.session, encryptAsymmetric, { ...asked, label: Buffer.from("l") });
    await assert.rejects(labelled, { code: 3, text: /takes no label/ });
  });
});
