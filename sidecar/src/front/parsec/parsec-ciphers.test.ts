import assert from "node:assert/strict";
import { constants, createCipheriv, createDecipheriv, privateDecrypt, publicEncrypt, randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { STATUS } from "@keyward/core/parsec/status";
import { AeadKind, Cipher, Hash } from "@keyward/proto/light/gen/parsec/algorithm";
import {
  AeadRequestSchema,
  AsymmetricRequestSchema,
  CipherRequestSchema,
  CipherResultSchema,
} from "@keyward/proto/light/gen/parsec/crypto";
import { AES, type AlgorithmInit, attributesOf, CHACHA20, CIPHER_FLAGS, GCM } from "./testing/attributes.ts";
import { BroughtKeys } from "./testing/brought-keys.ts";
import { startTestParsec, type TestParsec } from "./testing/test-parsec.ts";

const LIMIT = { timeout: 60_000 };
const AEAD = [AeadRequestSchema, CipherResultSchema] as const;
const CIPHER = [CipherRequestSchema, CipherResultSchema] as const;
const ASYMMETRIC = [AsymmetricRequestSchema, CipherResultSchema] as const;
const MESSAGE = Buffer.from("the message");

let server: TestParsec;
let keys: BroughtKeys;

before(async () => {
  server = await startTestParsec();
  keys = new BroughtKeys(server.path);
});
after(() => server[Symbol.asyncDispose]());

test("RSA encryption with PKCS#1 v1.5 works both ways with OpenSSL, and tells of bad padding", LIMIT, async () => {
  const alg = { variant: { case: "rsaPkcs1v15Crypt", value: {} } } as const;
  const keyName = await keys.bringRsa(CIPHER_FLAGS, { case: "asymmetricEncryption", value: alg } as AlgorithmInit);
  const salt = Buffer.alloc(0);
  const asked = { keyName, alg, input: MESSAGE, salt };
  const { output } = await keys.client.call(OPCODE.psaAsymmetricEncrypt, ASYMMETRIC, asked);
  const opened = privateDecrypt({ key: keys.rsa.privateKey, padding: constants.RSA_PKCS1_PADDING }, output);
  assert.deepEqual(opened, MESSAGE);
  const input = publicEncrypt({ key: keys.rsa.publicKey, padding: constants.RSA_PKCS1_PADDING }, MESSAGE);
  const plain = await keys.client.call(OPCODE.psaAsymmetricDecrypt, ASYMMETRIC, { ...asked, input });
  assert.deepEqual(Buffer.from(plain.output), MESSAGE);
  const statusOf = (opcode: number, request: object) =>
    keys.client.status(opcode, AsymmetricRequestSchema, { ...asked, ...request });
  const { psaAsymmetricDecrypt, psaAsymmetricEncrypt } = OPCODE;
  // Whatever the key, 1 decrypts to 1, and that is no padding; of other ciphertexts one in a hundred thousand has some.
  const one = Buffer.concat([Buffer.alloc(255), Buffer.of(1)]);
  assert.equal(await statusOf(psaAsymmetricDecrypt, { input: one }), STATUS.PSA_INVALID_PADDING);
  assert.equal(await statusOf(psaAsymmetricDecrypt, { input, salt: MESSAGE }), STATUS.PSA_INVALID_ARGUMENT);
  assert.equal(await statusOf(psaAsymmetricDecrypt, { input: input.subarray(1) }), STATUS.PSA_INVALID_ARGUMENT);
  assert.equal(await statusOf(psaAsymmetricEncrypt, { salt: MESSAGE }), STATUS.PSA_INVALID_ARGUMENT);
  assert.equal(await statusOf(psaAsymmetricEncrypt, { input: Buffer.alloc(246) }), STATUS.PSA_INVALID_ARGUMENT);
});

test("RSA-OAEP encrypts and decrypts with a label, both ways with OpenSSL", LIMIT, async () => {
  const alg = { variant: { case: "rsaOaep", value: { hashAlg: Hash.SHA_256 } } } as const;
  const keyName = await keys.bringRsa(CIPHER_FLAGS, { case: "asymmetricEncryption", value: alg } as AlgorithmInit);
  for (const salt of [Buffer.alloc(0), Buffer.from("label")]) {
    const how = { padding: 4, oaepHash: "sha256", ...(salt.length === 0 ? {} : { oaepLabel: salt }) };
    const asked = { keyName, alg, input: MESSAGE, salt };
    const { output } = await keys.client.call(OPCODE.psaAsymmetricEncrypt, ASYMMETRIC, asked);
    assert.deepEqual(privateDecrypt({ key: keys.rsa.privateKey, ...how }, output), MESSAGE);
    const input = publicEncrypt({ key: keys.rsa.publicKey, ...how }, MESSAGE);
    const plain = await keys.client.call(OPCODE.psaAsymmetricDecrypt, ASYMMETRIC, { keyName, alg, input, salt });
    assert.deepEqual(Buffer.from(plain.output), MESSAGE);
    const decrypting = (bytes: Uint8Array, label: Uint8Array) =>
      keys.client.status(OPCODE.psaAsymmetricDecrypt, AsymmetricRequestSchema, {
        keyName,
        alg,
        input: bytes,
        salt: label,
      });
    assert.equal(await decrypting(input, Buffer.from("other")), STATUS.PSA_INVALID_PADDING);
    assert.equal(await decrypting(Buffer.alloc(256, 1), salt), STATUS.PSA_INVALID_PADDING);
    assert.equal(await decrypting(input.subarray(1), salt), STATUS.PSA_INVALID_ARGUMENT);
    assert.equal(await decrypting(Buffer.alloc(256, 0xff), salt), STATUS.PSA_INVALID_ARGUMENT);
    assert.equal(await decrypting(Buffer.alloc(0), salt), STATUS.PSA_INVALID_ARGUMENT);
  }
  for (const input of [Buffer.alloc(0), Buffer.alloc(191)]) {
    const asked = { keyName, alg, input, salt: Buffer.alloc(0) };
    const status = await keys.client.status(OPCODE.psaAsymmetricEncrypt, AsymmetricRequestSchema, asked);
    assert.equal(status, STATUS.PSA_INVALID_ARGUMENT);
  }
});

test("GCM takes nonces of many lengths and gives the tag behind the ciphertext", LIMIT, async () => {
  const data = randomBytes(32);
  const alg = { variant: { case: "aeadWithDefaultLengthTag", value: AeadKind.GCM } } as const;
  const keyName = await keys.bring(attributesOf(AES, 256, CIPHER_FLAGS, GCM), data);
  for (const length of [1, 5, 8, 12, 13]) {
    const nonce = randomBytes(length);
    const asked = { keyName, alg, nonce, additionalData: Buffer.from("aad") };
    const { output } = await keys.client.call(OPCODE.psaAeadEncrypt, AEAD, { ...asked, input: MESSAGE });
    const decipher = createDecipheriv("aes-256-gcm", data, nonce, { authTagLength: 16 });
    decipher.setAAD(Buffer.from("aad")).setAuthTag(output.subarray(-16));
    assert.deepEqual(decipher.update(output.subarray(0, -16)), MESSAGE);
    decipher.final();
    const plain = await keys.client.call(OPCODE.psaAeadDecrypt, AEAD, { ...asked, input: output });
    assert.deepEqual(Buffer.from(plain.output), MESSAGE);
    const changed = Buffer.from(output);
    changed[0]! ^= 1;
    const decrypting = (input: Uint8Array, changes: object = {}) =>
      keys.client.status(OPCODE.psaAeadDecrypt, AeadRequestSchema, { ...asked, input, ...changes });
    assert.equal(await decrypting(changed), STATUS.PSA_INVALID_SIGNATURE);
    assert.equal(await decrypting(output, { additionalData: Buffer.alloc(0) }), STATUS.PSA_INVALID_SIGNATURE);
    assert.equal(await decrypting(output.subarray(0, 15)), STATUS.PSA_INVALID_ARGUMENT);
    assert.equal(await decrypting(output, { nonce: Buffer.alloc(0) }), STATUS.PSA_INVALID_ARGUMENT);
  }
});

test("a nonce that was used before is refused", LIMIT, async () => {
  const alg = { variant: { case: "aeadWithDefaultLengthTag", value: AeadKind.GCM } } as const;
  const keyName = await keys.bring(attributesOf(AES, 128, CIPHER_FLAGS, GCM), randomBytes(16));
  const asked = { keyName, alg, nonce: Buffer.alloc(12), input: MESSAGE };
  assert.equal(await keys.client.status(OPCODE.psaAeadEncrypt, AeadRequestSchema, asked), 0);
  assert.equal(await keys.client.status(OPCODE.psaAeadEncrypt, AeadRequestSchema, asked), 1137);
});

test("a shortened tag is another algorithm, and its length is judged when it is used", LIMIT, async () => {
  const shortened = (tagLength: number) =>
    ({ variant: { case: "aeadWithShortenedTag", value: { aeadAlg: AeadKind.GCM, tagLength } } }) as const;
  const bringFor = (tagLength: number) =>
    keys.bring(
      attributesOf(AES, 128, CIPHER_FLAGS, { case: "aead", value: shortened(tagLength) } as AlgorithmInit),
      randomBytes(16),
    );
  const keyName = await bringFor(12);
  const asked = { keyName, nonce: randomBytes(12), input: MESSAGE };
  const { output } = await keys.client.call(OPCODE.psaAeadEncrypt, AEAD, { ...asked, alg: shortened(12) });
  assert.equal(output.length, MESSAGE.length + 12);
  const plain = await keys.client.call(OPCODE.psaAeadDecrypt, AEAD, { ...asked, alg: shortened(12), input: output });
  assert.deepEqual(Buffer.from(plain.output), MESSAGE);
  const other = { ...asked, alg: { variant: { case: "aeadWithDefaultLengthTag", value: AeadKind.GCM } } as const };
  assert.equal(await keys.client.status(OPCODE.psaAeadEncrypt, AeadRequestSchema, other), STATUS.PSA_NOT_PERMITTED);
  for (const length of [0, 3, 16, 17]) {
    const odd = { ...asked, keyName: await bringFor(length), alg: shortened(length) };
    assert.equal(await keys.client.status(OPCODE.psaAeadEncrypt, AeadRequestSchema, odd), STATUS.PSA_INVALID_ARGUMENT);
  }
});

test("ChaCha20-Poly1305 takes nonces of 12 bytes", LIMIT, async () => {
  const alg = { variant: { case: "aeadWithDefaultLengthTag", value: AeadKind.CHACHA20_POLY1305 } } as const;
  const policy = { case: "aead", value: alg } as AlgorithmInit;
  const keyName = await keys.bring(attributesOf(CHACHA20, 256, CIPHER_FLAGS, policy), randomBytes(32));
  const asked = { keyName, alg, nonce: randomBytes(12), input: MESSAGE };
  const { output } = await keys.client.call(OPCODE.psaAeadEncrypt, AEAD, asked);
  const plain = await keys.client.call(OPCODE.psaAeadDecrypt, AEAD, { ...asked, input: output });
  assert.deepEqual(Buffer.from(plain.output), MESSAGE);
  const short = { ...asked, nonce: randomBytes(8) };
  assert.equal(await keys.client.status(OPCODE.psaAeadEncrypt, AeadRequestSchema, short), STATUS.PSA_INVALID_ARGUMENT);
});

for (const [name, cipherAlg, nodeName, padded] of [
  ["CTR", Cipher.CTR, "aes-128-ctr", true],
  ["CBC with PKCS#7", Cipher.CBC_PKCS7, "aes-128-cbc", true],
  ["CBC without padding", Cipher.CBC_NO_PADDING, "aes-128-cbc", false],
] as const) {
  test(`AES ${name} puts its IV in front, both ways with OpenSSL`, LIMIT, async () => {
    const data = randomBytes(16);
    const input = Buffer.alloc(32, 7);
    const keyName = await keys.bring(attributesOf(AES, 128, CIPHER_FLAGS, { case: "cipher", value: cipherAlg }), data);
    const { output } = await keys.client.call(OPCODE.psaCipherEncrypt, CIPHER, { keyName, cipherAlg, input });
    const decipher = createDecipheriv(nodeName, data, output.subarray(0, 16)).setAutoPadding(padded);
    assert.deepEqual(Buffer.concat([decipher.update(output.subarray(16)), decipher.final()]), input);
    const iv = randomBytes(16);
    const cipher = createCipheriv(nodeName, data, iv).setAutoPadding(padded);
    const foreign = Buffer.concat([iv, cipher.update(input), cipher.final()]);
    const plain = await keys.client.call(OPCODE.psaCipherDecrypt, CIPHER, { keyName, cipherAlg, input: foreign });
    assert.deepEqual(Buffer.from(plain.output), input);
    for (const opcode of [OPCODE.psaCipherEncrypt, OPCODE.psaCipherDecrypt]) {
      const asked = { keyName, cipherAlg, input: Buffer.alloc(0) };
      assert.equal(await keys.client.status(opcode, CipherRequestSchema, asked), STATUS.PSA_INVALID_ARGUMENT);
    }
  });
}

test("nothing of all this failed for a reason of ours", LIMIT, () => {
  assert.deepEqual(server.unknownErrors, []);
});
