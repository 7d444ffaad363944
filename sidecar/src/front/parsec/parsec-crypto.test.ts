import assert from "node:assert/strict";
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
  sign,
  verify,
} from "node:crypto";
import { after, before, test } from "node:test";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { STATUS } from "@keyward/core/parsec/status";
import { AeadKind, Cipher, Hash, RawKeyAgreement } from "@keyward/proto/light/gen/parsec/algorithm";
import { EccFamily } from "@keyward/proto/light/gen/parsec/attributes";
import {
  AeadRequestSchema,
  AsymmetricRequestSchema,
  CipherRequestSchema,
  CipherResultSchema,
  GenerateRandomRequestSchema,
  GenerateRandomResultSchema,
  HashCompareRequestSchema,
  HashComputeRequestSchema,
  HashComputeResultSchema,
  MacComputeRequestSchema,
  MacComputeResultSchema,
  MacVerifyRequestSchema,
  RawKeyAgreementRequestSchema,
  RawKeyAgreementResultSchema,
  SignRequestSchema,
  SignResultSchema,
  VerifyRequestSchema,
} from "@keyward/proto/light/gen/parsec/crypto";
import { ImportKeyRequestSchema } from "@keyward/proto/light/gen/parsec/key";
import {
  AES,
  type AlgorithmInit,
  type AttributesInit,
  attributesOf,
  CHACHA20,
  CIPHER_FLAGS,
  ecPair,
  GCM,
  HMAC,
  NO_ALGORITHM,
  RSA_PAIR,
  SIGN_FLAGS,
  signatureOf,
  signing,
} from "./testing/attributes.ts";
import { TestClient } from "./testing/test-client.ts";
import { startTestParsec, type TestParsec } from "./testing/test-parsec.ts";

const LIMIT = { timeout: 10_000 };
const SIGN = [SignRequestSchema, SignResultSchema] as const;
const AEAD = [AeadRequestSchema, CipherResultSchema] as const;
const CIPHER = [CipherRequestSchema, CipherResultSchema] as const;
const ASYMMETRIC = [AsymmetricRequestSchema, CipherResultSchema] as const;
const MAC = [MacComputeRequestSchema, MacComputeResultSchema] as const;
const MESSAGE = Buffer.from("the message");
const DIGEST = createHash("sha256").update(MESSAGE).digest();

let server: TestParsec;
let client: TestClient;
let rsa: { privateKey: KeyObject; publicKey: KeyObject };
let keys = 0;

before(async () => {
  server = await startTestParsec();
  client = new TestClient(server.path);
  rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
});
after(() => server[Symbol.asyncDispose]());

/** @returns the name of a key that was brought */
async function bring(attributes: AttributesInit, data: Uint8Array): Promise<string> {
  keys++;
  const keyName = `key-${keys}`;
  const request = { keyName, attributes, data: Buffer.from(data) };
  assert.equal(await client.status(OPCODE.psaImportKey, ImportKeyRequestSchema, request), 0);
  return keyName;
}

const bringRsa = (flags: object, algorithm: AlgorithmInit) =>
  bring(attributesOf(RSA_PAIR, 2048, flags, algorithm), rsa.privateKey.export({ format: "der", type: "pkcs1" }));

function newEcKey(namedCurve = "P-256") {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve });
  return { scalar: privateKey.export({ format: "raw-private" }), publicKey, privateKey };
}

for (const [bits, curve, hash, nodeHash] of [
  [256, "P-256", Hash.SHA_256, "sha256"],
  [384, "P-384", Hash.SHA_384, "sha384"],
  [521, "P-521", Hash.SHA_512, "sha512"],
  [256, "P-256", Hash.SHA3_256, "sha3-256"],
] as const) {
  test(`ECDSA on ${curve} with ${nodeHash} signs hashes and messages as r and s`, LIMIT, async () => {
    const { scalar, publicKey: key } = newEcKey(curve);
    const alg = signatureOf("ecdsa", hash);
    const keyName = await bring(attributesOf(ecPair(), bits, SIGN_FLAGS, signing(alg)), scalar);
    const digest = createHash(nodeHash).update(MESSAGE).digest();
    const byHash = (await client.call(OPCODE.psaSignHash, SIGN, { keyName, alg, input: digest })).signature;
    const byMessage = (await client.call(OPCODE.psaSignMessage, SIGN, { keyName, alg, input: MESSAGE })).signature;
    for (const signature of [byHash, byMessage]) {
      assert.equal(signature.length, 2 * Math.ceil(bits / 8));
      assert.ok(verify(nodeHash, MESSAGE, { key, dsaEncoding: "ieee-p1363" }, signature));
      const asked = { keyName, alg, signature };
      assert.equal(await client.status(OPCODE.psaVerifyHash, VerifyRequestSchema, { ...asked, input: digest }), 0);
      assert.equal(await client.status(OPCODE.psaVerifyMessage, VerifyRequestSchema, { ...asked, input: MESSAGE }), 0);
      const other = { ...asked, input: Buffer.from("another message") };
      const status = await client.status(OPCODE.psaVerifyMessage, VerifyRequestSchema, other);
      assert.equal(status, STATUS.PSA_INVALID_SIGNATURE);
    }
  });
}

for (const scheme of ["rsaPkcs1v15Sign", "rsaPss"] as const) {
  test(`${scheme} signs hashes and messages at the modulus's length`, LIMIT, async () => {
    const alg = signatureOf(scheme);
    const keyName = await bringRsa(SIGN_FLAGS, signing(alg));
    const padding = scheme === "rsaPss" ? 6 : 1;
    const byHash = (await client.call(OPCODE.psaSignHash, SIGN, { keyName, alg, input: DIGEST })).signature;
    const byMessage = (await client.call(OPCODE.psaSignMessage, SIGN, { keyName, alg, input: MESSAGE })).signature;
    for (const signature of [byHash, byMessage]) {
      assert.equal(signature.length, 256);
      assert.ok(verify("sha256", MESSAGE, { key: rsa.publicKey, padding, saltLength: 32 }, signature));
    }
    const signature = sign("sha256", MESSAGE, { key: rsa.privateKey, padding, saltLength: 32 });
    const asked = { keyName, alg, input: DIGEST, signature };
    assert.equal(await client.status(OPCODE.psaVerifyHash, VerifyRequestSchema, asked), 0);
  });
}

test("a signature that is short, empty or changed does not hold, and is no other error", LIMIT, async () => {
  const alg = signatureOf("ecdsa");
  const keyName = await bring(attributesOf(ecPair(), 256, SIGN_FLAGS, signing(alg)), newEcKey().scalar);
  const { signature } = await client.call(OPCODE.psaSignHash, SIGN, { keyName, alg, input: DIGEST });
  const changed = Buffer.from(signature);
  changed[40]! ^= 1;
  for (const bad of [Buffer.alloc(0), signature.subarray(1), changed, Buffer.alloc(64), Buffer.alloc(500)]) {
    const asked = { keyName, alg, input: DIGEST, signature: bad };
    const status = await client.status(OPCODE.psaVerifyHash, VerifyRequestSchema, asked);
    assert.equal(status, STATUS.PSA_INVALID_SIGNATURE);
  }
  for (const input of [Buffer.alloc(0), DIGEST.subarray(1), Buffer.alloc(64)]) {
    const status = await client.status(OPCODE.psaSignHash, SignRequestSchema, { keyName, alg, input });
    assert.equal(status, STATUS.PSA_INVALID_ARGUMENT);
  }
});

test("a key does what its flags and its policy say, and nothing else", LIMIT, async () => {
  const { scalar } = newEcKey();
  const alg = signatureOf("ecdsa");
  const bound = await bring(attributesOf(ecPair(), 256, { signMessage: true }, signing(alg)), scalar);
  const any = await bring(attributesOf(ecPair(), 256, SIGN_FLAGS, signing(signatureOf("ecdsa", "any"))), scalar);
  const none = await bring(attributesOf(ecPair(), 256, SIGN_FLAGS, NO_ALGORITHM), scalar);
  const status = (keyName: string, opcode: number, how = alg, input: Buffer = DIGEST) =>
    client.status(opcode, SignRequestSchema, { keyName, alg: how, input });
  assert.equal(await status(bound, OPCODE.psaSignMessage), 0);
  assert.equal(await status(bound, OPCODE.psaSignHash), STATUS.PSA_NOT_PERMITTED);
  assert.equal(
    await status(bound, OPCODE.psaSignMessage, signatureOf("ecdsa", Hash.SHA_384)),
    STATUS.PSA_NOT_PERMITTED,
  );
  assert.equal(await status(any, OPCODE.psaSignHash), 0);
  assert.equal(await status(any, OPCODE.psaSignHash, signatureOf("ecdsa", Hash.SHA3_256)), 0);
  assert.equal(await status(any, OPCODE.psaSignHash, signatureOf("ecdsa", "any")), STATUS.PSA_NOT_PERMITTED);
  assert.equal(await status(any, OPCODE.psaSignHash, signatureOf("rsaPss")), STATUS.PSA_NOT_PERMITTED);
  assert.equal(await status(none, OPCODE.psaSignHash), STATUS.PSA_NOT_PERMITTED);
  assert.equal(await status("no such key", OPCODE.psaSignHash), STATUS.PSA_DOES_NOT_EXIST);
});

test("RSA-OAEP encrypts and decrypts with a label, both ways with OpenSSL", LIMIT, async () => {
  const alg = { variant: { case: "rsaOaep", value: { hashAlg: Hash.SHA_256 } } } as const;
  const keyName = await bringRsa(CIPHER_FLAGS, { case: "asymmetricEncryption", value: alg } as AlgorithmInit);
  for (const salt of [Buffer.alloc(0), Buffer.from("label")]) {
    const how = { padding: 4, oaepHash: "sha256", ...(salt.length === 0 ? {} : { oaepLabel: salt }) };
    const asked = { keyName, alg, input: MESSAGE, salt };
    const { output } = await client.call(OPCODE.psaAsymmetricEncrypt, ASYMMETRIC, asked);
    assert.deepEqual(privateDecrypt({ key: rsa.privateKey, ...how }, output), MESSAGE);
    const input = publicEncrypt({ key: rsa.publicKey, ...how }, MESSAGE);
    const plain = await client.call(OPCODE.psaAsymmetricDecrypt, ASYMMETRIC, { keyName, alg, input, salt });
    assert.deepEqual(Buffer.from(plain.output), MESSAGE);
    const decrypting = (bytes: Uint8Array, label: Uint8Array) =>
      client.status(OPCODE.psaAsymmetricDecrypt, AsymmetricRequestSchema, { keyName, alg, input: bytes, salt: label });
    assert.equal(await decrypting(input, Buffer.from("other")), STATUS.PSA_INVALID_PADDING);
    assert.equal(await decrypting(Buffer.alloc(256, 1), salt), STATUS.PSA_INVALID_PADDING);
    assert.equal(await decrypting(input.subarray(1), salt), STATUS.PSA_INVALID_ARGUMENT);
    assert.equal(await decrypting(Buffer.alloc(0), salt), STATUS.PSA_INVALID_ARGUMENT);
  }
  for (const input of [Buffer.alloc(0), Buffer.alloc(191)]) {
    const asked = { keyName, alg, input, salt: Buffer.alloc(0) };
    const status = await client.status(OPCODE.psaAsymmetricEncrypt, AsymmetricRequestSchema, asked);
    assert.equal(status, STATUS.PSA_INVALID_ARGUMENT);
  }
});

test("GCM takes nonces of many lengths and gives the tag behind the ciphertext", LIMIT, async () => {
  const data = randomBytes(32);
  const alg = { variant: { case: "aeadWithDefaultLengthTag", value: AeadKind.GCM } } as const;
  const keyName = await bring(attributesOf(AES, 256, CIPHER_FLAGS, GCM), data);
  for (const length of [1, 5, 8, 12, 13]) {
    const nonce = randomBytes(length);
    const asked = { keyName, alg, nonce, additionalData: Buffer.from("aad") };
    const { output } = await client.call(OPCODE.psaAeadEncrypt, AEAD, { ...asked, input: MESSAGE });
    const decipher = createDecipheriv("aes-256-gcm", data, nonce, { authTagLength: 16 });
    decipher.setAAD(Buffer.from("aad")).setAuthTag(output.subarray(-16));
    assert.deepEqual(decipher.update(output.subarray(0, -16)), MESSAGE);
    decipher.final();
    const plain = await client.call(OPCODE.psaAeadDecrypt, AEAD, { ...asked, input: output });
    assert.deepEqual(Buffer.from(plain.output), MESSAGE);
    const changed = Buffer.from(output);
    changed[0]! ^= 1;
    const decrypting = (input: Uint8Array, changes: object = {}) =>
      client.status(OPCODE.psaAeadDecrypt, AeadRequestSchema, { ...asked, input, ...changes });
    assert.equal(await decrypting(changed), STATUS.PSA_INVALID_SIGNATURE);
    assert.equal(await decrypting(output, { additionalData: Buffer.alloc(0) }), STATUS.PSA_INVALID_SIGNATURE);
    assert.equal(await decrypting(output.subarray(0, 15)), STATUS.PSA_INVALID_ARGUMENT);
    assert.equal(await decrypting(output, { nonce: Buffer.alloc(0) }), STATUS.PSA_INVALID_ARGUMENT);
  }
});

test("a nonce that was used before is refused", LIMIT, async () => {
  const alg = { variant: { case: "aeadWithDefaultLengthTag", value: AeadKind.GCM } } as const;
  const keyName = await bring(attributesOf(AES, 128, CIPHER_FLAGS, GCM), randomBytes(16));
  const asked = { keyName, alg, nonce: Buffer.alloc(12), input: MESSAGE };
  assert.equal(await client.status(OPCODE.psaAeadEncrypt, AeadRequestSchema, asked), 0);
  assert.equal(await client.status(OPCODE.psaAeadEncrypt, AeadRequestSchema, asked), 1137);
});

test("a shortened tag is another algorithm, and its length is judged when it is used", LIMIT, async () => {
  const shortened = (tagLength: number) =>
    ({ variant: { case: "aeadWithShortenedTag", value: { aeadAlg: AeadKind.GCM, tagLength } } }) as const;
  const bringFor = (tagLength: number) =>
    bring(
      attributesOf(AES, 128, CIPHER_FLAGS, { case: "aead", value: shortened(tagLength) } as AlgorithmInit),
      randomBytes(16),
    );
  const keyName = await bringFor(12);
  const asked = { keyName, nonce: randomBytes(12), input: MESSAGE };
  const { output } = await client.call(OPCODE.psaAeadEncrypt, AEAD, { ...asked, alg: shortened(12) });
  assert.equal(output.length, MESSAGE.length + 12);
  const plain = await client.call(OPCODE.psaAeadDecrypt, AEAD, { ...asked, alg: shortened(12), input: output });
  assert.deepEqual(Buffer.from(plain.output), MESSAGE);
  const other = { ...asked, alg: { variant: { case: "aeadWithDefaultLengthTag", value: AeadKind.GCM } } as const };
  assert.equal(await client.status(OPCODE.psaAeadEncrypt, AeadRequestSchema, other), STATUS.PSA_NOT_PERMITTED);
  for (const length of [0, 3, 16, 17]) {
    const odd = { ...asked, keyName: await bringFor(length), alg: shortened(length) };
    assert.equal(await client.status(OPCODE.psaAeadEncrypt, AeadRequestSchema, odd), STATUS.PSA_INVALID_ARGUMENT);
  }
});

test("ChaCha20-Poly1305 takes nonces of 12 bytes", LIMIT, async () => {
  const alg = { variant: { case: "aeadWithDefaultLengthTag", value: AeadKind.CHACHA20_POLY1305 } } as const;
  const policy = { case: "aead", value: alg } as AlgorithmInit;
  const keyName = await bring(attributesOf(CHACHA20, 256, CIPHER_FLAGS, policy), randomBytes(32));
  const asked = { keyName, alg, nonce: randomBytes(12), input: MESSAGE };
  const { output } = await client.call(OPCODE.psaAeadEncrypt, AEAD, asked);
  const plain = await client.call(OPCODE.psaAeadDecrypt, AEAD, { ...asked, input: output });
  assert.deepEqual(Buffer.from(plain.output), MESSAGE);
  const short = { ...asked, nonce: randomBytes(8) };
  assert.equal(await client.status(OPCODE.psaAeadEncrypt, AeadRequestSchema, short), STATUS.PSA_INVALID_ARGUMENT);
});

for (const [name, cipherAlg, nodeName, padded] of [
  ["CTR", Cipher.CTR, "aes-128-ctr", true],
  ["CBC with PKCS#7", Cipher.CBC_PKCS7, "aes-128-cbc", true],
  ["CBC without padding", Cipher.CBC_NO_PADDING, "aes-128-cbc", false],
] as const) {
  test(`AES ${name} puts its IV in front, both ways with OpenSSL`, LIMIT, async () => {
    const data = randomBytes(16);
    const input = Buffer.alloc(32, 7);
    const keyName = await bring(attributesOf(AES, 128, CIPHER_FLAGS, { case: "cipher", value: cipherAlg }), data);
    const { output } = await client.call(OPCODE.psaCipherEncrypt, CIPHER, { keyName, cipherAlg, input });
    const decipher = createDecipheriv(nodeName, data, output.subarray(0, 16)).setAutoPadding(padded);
    assert.deepEqual(Buffer.concat([decipher.update(output.subarray(16)), decipher.final()]), input);
    const iv = randomBytes(16);
    const cipher = createCipheriv(nodeName, data, iv).setAutoPadding(padded);
    const foreign = Buffer.concat([iv, cipher.update(input), cipher.final()]);
    const plain = await client.call(OPCODE.psaCipherDecrypt, CIPHER, { keyName, cipherAlg, input: foreign });
    assert.deepEqual(Buffer.from(plain.output), input);
    for (const opcode of [OPCODE.psaCipherEncrypt, OPCODE.psaCipherDecrypt]) {
      const asked = { keyName, cipherAlg, input: Buffer.alloc(0) };
      assert.equal(await client.status(opcode, CipherRequestSchema, asked), STATUS.PSA_INVALID_ARGUMENT);
    }
  });
}

test("MACs are served though nobody is told of them, whole and cut", LIMIT, async () => {
  const data = randomBytes(32);
  const full = { variant: { case: "hmac", value: { hashAlg: Hash.SHA_256 } } } as const;
  const whole = { variant: { case: "fullLength", value: full } } as const;
  const cut = { variant: { case: "truncated", value: { macAlg: full, macLength: 16 } } } as const;
  const flags = { signMessage: true, verifyMessage: true };
  const expected = createHmac("sha256", data).update(MESSAGE).digest();
  for (const [alg, tag] of [
    [whole, expected],
    [cut, expected.subarray(0, 16)],
  ] as const) {
    const keyName = await bring(attributesOf(HMAC, 256, flags, { case: "mac", value: alg } as AlgorithmInit), data);
    const { mac } = await client.call(OPCODE.psaMacCompute, MAC, { keyName, alg, input: MESSAGE });
    assert.deepEqual(Buffer.from(mac), tag);
    const judged = (bytes: Uint8Array) =>
      client.status(OPCODE.psaMacVerify, MacVerifyRequestSchema, { keyName, alg, input: MESSAGE, mac: bytes });
    assert.equal(await judged(tag), 0);
    for (const bad of [tag.subarray(1), Buffer.alloc(tag.length), Buffer.alloc(0)]) {
      assert.equal(await judged(bad), STATUS.PSA_INVALID_SIGNATURE);
    }
  }
  const cmac = { variant: { case: "fullLength", value: { variant: { case: "cmac", value: {} } } } } as const;
  const policy = { case: "mac", value: cmac } as AlgorithmInit;
  const keyName = await bring(
    attributesOf(AES, 128, flags, policy),
    Buffer.from("2b7e151628aed2a6abf7158809cf4f3c", "hex"),
  );
  const { mac } = await client.call(OPCODE.psaMacCompute, MAC, { keyName, alg: cmac, input: Buffer.alloc(0) });
  // SP 800-38B, D.1: example 1 of AES-128.
  assert.equal(Buffer.from(mac).toString("hex"), "bb1d6929e95937287fa37d129b756746");
});

for (const [hash, nodeName] of [
  [Hash.SHA_224, "sha224"],
  [Hash.SHA_256, "sha256"],
  [Hash.SHA_384, "sha384"],
  [Hash.SHA_512, "sha512"],
  [Hash.SHA_512_224, "sha512-224"],
  [Hash.SHA_512_256, "sha512-256"],
  [Hash.SHA3_224, "sha3-224"],
  [Hash.SHA3_256, "sha3-256"],
  [Hash.SHA3_384, "sha3-384"],
  [Hash.SHA3_512, "sha3-512"],
] as const) {
  test(`${nodeName} is computed and compared, of nothing as well`, LIMIT, async () => {
    for (const input of [MESSAGE, Buffer.alloc(0), Buffer.alloc(300_000, 1)]) {
      const expected = createHash(nodeName).update(input).digest();
      const schemas = [HashComputeRequestSchema, HashComputeResultSchema] as const;
      const { hash: given } = await client.call(OPCODE.psaHashCompute, schemas, { hashAlg: hash, input });
      assert.deepEqual(Buffer.from(given), expected);
      const compared = (bytes: Uint8Array) =>
        client.status(OPCODE.psaHashCompare, HashCompareRequestSchema, { hashAlg: hash, input, hash: bytes });
      assert.equal(await compared(expected), 0);
      assert.equal(await compared(Buffer.alloc(expected.length)), STATUS.PSA_INVALID_SIGNATURE);
      assert.equal(await compared(expected.subarray(1)), STATUS.PSA_INVALID_SIGNATURE);
    }
  });
}

test("random bytes are as many as were asked for", LIMIT, async () => {
  const schemas = [GenerateRandomRequestSchema, GenerateRandomResultSchema] as const;
  for (const size of [0, 1, 65_536, 65_537, 1_048_576]) {
    const { randomBytes: bytes } = await client.call(OPCODE.psaGenerateRandom, schemas, { size: BigInt(size) });
    assert.equal(bytes.length, size);
  }
});

const ECDH: AlgorithmInit = {
  case: "keyAgreement",
  value: { variant: { case: "raw", value: RawKeyAgreement.ECDH } },
} as AlgorithmInit;
const AGREE = [RawKeyAgreementRequestSchema, RawKeyAgreementResultSchema] as const;

test("ECDH gives the secret that the peer has, on curves of both kinds", LIMIT, async () => {
  const cases = [
    ["P-256", 256, 32],
    ["P-521", 521, 66],
  ] as const;
  for (const [curve, bits, bytes] of cases) {
    const own = newEcKey(curve);
    const peer = newEcKey(curve);
    const keyName = await bring(attributesOf(ecPair(), bits, { derive: true }, ECDH), own.scalar);
    const { sharedSecret } = await client.call(OPCODE.psaRawKeyAgreement, AGREE, {
      agreementAlg: RawKeyAgreement.ECDH,
      privateKeyName: keyName,
      peerKey: peer.publicKey.export({ format: "raw-public" }),
    });
    assert.equal(sharedSecret.length, bytes);
    const expected = diffieHellman({ privateKey: peer.privateKey, publicKey: createPublicKey(own.privateKey) });
    assert.deepEqual(Buffer.from(sharedSecret), expected);
  }
});

test("X25519 agrees, and refuses what is no peer", LIMIT, async () => {
  const own = generateKeyPairSync("x25519");
  const peer = generateKeyPairSync("x25519");
  const type = ecPair(EccFamily.MONTGOMERY);
  const data = own.privateKey.export({ format: "raw-private" });
  const privateKeyName = await bring(attributesOf(type, 255, { derive: true }, ECDH), data);
  const asked = { agreementAlg: RawKeyAgreement.ECDH, privateKeyName };
  const peerKey = peer.publicKey.export({ format: "raw-public" });
  const { sharedSecret } = await client.call(OPCODE.psaRawKeyAgreement, AGREE, { ...asked, peerKey });
  assert.deepEqual(Buffer.from(sharedSecret), diffieHellman({ privateKey: peer.privateKey, publicKey: own.publicKey }));
  const status = (changes: object) =>
    client.status(OPCODE.psaRawKeyAgreement, RawKeyAgreementRequestSchema, { ...asked, peerKey, ...changes });
  assert.equal(await status({ peerKey: Buffer.alloc(31) }), STATUS.PSA_INVALID_ARGUMENT);
  assert.equal(await status({ agreementAlg: RawKeyAgreement.FFDH }), STATUS.PSA_NOT_PERMITTED);
});

test("nothing of all this failed for a reason of ours", LIMIT, () => {
  assert.deepEqual(server.unknownErrors, []);
});
