import assert from "node:assert/strict";
import { createHash, createHmac, createPublicKey, diffieHellman, generateKeyPairSync, randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { STATUS } from "@keyward/core/parsec/status";
import { Hash, RawKeyAgreement } from "@keyward/proto/light/gen/parsec/algorithm";
import { EccFamily } from "@keyward/proto/light/gen/parsec/attributes";
import {
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
} from "@keyward/proto/light/gen/parsec/crypto";
import { AES, type AlgorithmInit, attributesOf, ecPair, HMAC } from "./testing/attributes.ts";
import { BroughtKeys, newEcKey } from "./testing/brought-keys.ts";
import { startTestParsec, type TestParsec } from "./testing/test-parsec.ts";

const LIMIT = { timeout: 60_000 };
const MAC = [MacComputeRequestSchema, MacComputeResultSchema] as const;
const MESSAGE = Buffer.from("the message");

let server: TestParsec;
let keys: BroughtKeys;

before(async () => {
  server = await startTestParsec();
  keys = new BroughtKeys(server.path);
});
after(() => server[Symbol.asyncDispose]());

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
    const keyName = await keys.bring(
      attributesOf(HMAC, 256, flags, { case: "mac", value: alg } as AlgorithmInit),
      data,
    );
    const { mac } = await keys.client.call(OPCODE.psaMacCompute, MAC, { keyName, alg, input: MESSAGE });
    assert.deepEqual(Buffer.from(mac), tag);
    const judged = (bytes: Uint8Array) =>
      keys.client.status(OPCODE.psaMacVerify, MacVerifyRequestSchema, { keyName, alg, input: MESSAGE, mac: bytes });
    assert.equal(await judged(tag), 0);
    for (const bad of [tag.subarray(1), Buffer.alloc(tag.length), Buffer.alloc(0)]) {
      assert.equal(await judged(bad), STATUS.PSA_INVALID_SIGNATURE);
    }
  }
  const cmac = { variant: { case: "fullLength", value: { variant: { case: "cmac", value: {} } } } } as const;
  const policy = { case: "mac", value: cmac } as AlgorithmInit;
  const keyName = await keys.bring(
    attributesOf(AES, 128, flags, policy),
    Buffer.from("2b7e151628aed2a6abf7158809cf4f3c", "hex"),
  );
  const { mac } = await keys.client.call(OPCODE.psaMacCompute, MAC, { keyName, alg: cmac, input: Buffer.alloc(0) });
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
      const { hash: given } = await keys.client.call(OPCODE.psaHashCompute, schemas, { hashAlg: hash, input });
      assert.deepEqual(Buffer.from(given), expected);
      const compared = (bytes: Uint8Array) =>
        keys.client.status(OPCODE.psaHashCompare, HashCompareRequestSchema, { hashAlg: hash, input, hash: bytes });
      assert.equal(await compared(expected), 0);
      assert.equal(await compared(Buffer.alloc(expected.length)), STATUS.PSA_INVALID_SIGNATURE);
      assert.equal(await compared(expected.subarray(1)), STATUS.PSA_INVALID_SIGNATURE);
    }
  });
}

test("random bytes are as many as were asked for", LIMIT, async () => {
  const schemas = [GenerateRandomRequestSchema, GenerateRandomResultSchema] as const;
  for (const size of [0, 1, 65_536, 65_537, 1_048_576]) {
    const { randomBytes: bytes } = await keys.client.call(OPCODE.psaGenerateRandom, schemas, { size: BigInt(size) });
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
    const keyName = await keys.bring(attributesOf(ecPair(), bits, { derive: true }, ECDH), own.scalar);
    const { sharedSecret } = await keys.client.call(OPCODE.psaRawKeyAgreement, AGREE, {
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
  const privateKeyName = await keys.bring(attributesOf(type, 255, { derive: true }, ECDH), data);
  const asked = { agreementAlg: RawKeyAgreement.ECDH, privateKeyName };
  const peerKey = peer.publicKey.export({ format: "raw-public" });
  const { sharedSecret } = await keys.client.call(OPCODE.psaRawKeyAgreement, AGREE, { ...asked, peerKey });
  assert.deepEqual(Buffer.from(sharedSecret), diffieHellman({ privateKey: peer.privateKey, publicKey: own.publicKey }));
  const status = (changes: object) =>
    keys.client.status(OPCODE.psaRawKeyAgreement, RawKeyAgreementRequestSchema, { ...asked, peerKey, ...changes });
  assert.equal(await status({ peerKey: Buffer.alloc(31) }), STATUS.PSA_INVALID_ARGUMENT);
  assert.equal(await status({ agreementAlg: RawKeyAgreement.FFDH }), STATUS.PSA_NOT_PERMITTED);
});

test("nothing of all this failed for a reason of ours", LIMIT, () => {
  assert.deepEqual(server.unknownErrors, []);
});
