import assert from "node:assert/strict";
import { createHash, sign, verify } from "node:crypto";
import { after, before, test } from "node:test";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { STATUS } from "@keyward/core/parsec/status";
import { Hash } from "@keyward/proto/light/gen/parsec/algorithm";
import { SignRequestSchema, SignResultSchema, VerifyRequestSchema } from "@keyward/proto/light/gen/parsec/crypto";
import { attributesOf, ecPair, NO_ALGORITHM, SIGN_FLAGS, signatureOf, signing } from "./testing/attributes.ts";
import { BroughtKeys, newEcKey } from "./testing/brought-keys.ts";
import { startTestParsec, type TestParsec } from "./testing/test-parsec.ts";

const LIMIT = { timeout: 60_000 };
const SIGN = [SignRequestSchema, SignResultSchema] as const;
const MESSAGE = Buffer.from("the message");
const DIGEST = createHash("sha256").update(MESSAGE).digest();

let server: TestParsec;
let keys: BroughtKeys;

before(async () => {
  server = await startTestParsec();
  keys = new BroughtKeys(server.path);
});
after(() => server[Symbol.asyncDispose]());

for (const [bits, curve, hash, nodeHash] of [
  [256, "P-256", Hash.SHA_256, "sha256"],
  [384, "P-384", Hash.SHA_384, "sha384"],
  [521, "P-521", Hash.SHA_512, "sha512"],
  [256, "P-256", Hash.SHA3_256, "sha3-256"],
] as const) {
  test(`ECDSA on ${curve} with ${nodeHash} signs hashes and messages as r and s`, LIMIT, async () => {
    const { scalar, publicKey: key } = newEcKey(curve);
    const alg = signatureOf("ecdsa", hash);
    const keyName = await keys.bring(attributesOf(ecPair(), bits, SIGN_FLAGS, signing(alg)), scalar);
    const digest = createHash(nodeHash).update(MESSAGE).digest();
    const byHash = (await keys.client.call(OPCODE.psaSignHash, SIGN, { keyName, alg, input: digest })).signature;
    const byMessage = (await keys.client.call(OPCODE.psaSignMessage, SIGN, { keyName, alg, input: MESSAGE })).signature;
    for (const signature of [byHash, byMessage]) {
      assert.equal(signature.length, 2 * Math.ceil(bits / 8));
      assert.ok(verify(nodeHash, MESSAGE, { key, dsaEncoding: "ieee-p1363" }, signature));
      const asked = { keyName, alg, signature };
      assert.equal(await keys.client.status(OPCODE.psaVerifyHash, VerifyRequestSchema, { ...asked, input: digest }), 0);
      assert.equal(
        await keys.client.status(OPCODE.psaVerifyMessage, VerifyRequestSchema, { ...asked, input: MESSAGE }),
        0,
      );
      const other = { ...asked, input: Buffer.from("another message") };
      const status = await keys.client.status(OPCODE.psaVerifyMessage, VerifyRequestSchema, other);
      assert.equal(status, STATUS.PSA_INVALID_SIGNATURE);
    }
  });
}

for (const scheme of ["rsaPkcs1v15Sign", "rsaPss"] as const) {
  test(`${scheme} signs hashes and messages at the modulus's length`, LIMIT, async () => {
    const alg = signatureOf(scheme);
    const keyName = await keys.bringRsa(SIGN_FLAGS, signing(alg));
    const padding = scheme === "rsaPss" ? 6 : 1;
    const byHash = (await keys.client.call(OPCODE.psaSignHash, SIGN, { keyName, alg, input: DIGEST })).signature;
    const byMessage = (await keys.client.call(OPCODE.psaSignMessage, SIGN, { keyName, alg, input: MESSAGE })).signature;
    for (const signature of [byHash, byMessage]) {
      assert.equal(signature.length, 256);
      assert.ok(verify("sha256", MESSAGE, { key: keys.rsa.publicKey, padding, saltLength: 32 }, signature));
    }
    const signature = sign("sha256", MESSAGE, { key: keys.rsa.privateKey, padding, saltLength: 32 });
    const asked = { keyName, alg, input: DIGEST, signature };
    assert.equal(await keys.client.status(OPCODE.psaVerifyHash, VerifyRequestSchema, asked), 0);
  });
}

test("a signature that is short, empty or changed does not hold, and is no other error", LIMIT, async () => {
  const alg = signatureOf("ecdsa");
  const keyName = await keys.bring(attributesOf(ecPair(), 256, SIGN_FLAGS, signing(alg)), newEcKey().scalar);
  const { signature } = await keys.client.call(OPCODE.psaSignHash, SIGN, { keyName, alg, input: DIGEST });
  const changed = Buffer.from(signature);
  changed[40]! ^= 1;
  for (const bad of [Buffer.alloc(0), signature.subarray(1), changed, Buffer.alloc(64), Buffer.alloc(500)]) {
    const asked = { keyName, alg, input: DIGEST, signature: bad };
    const status = await keys.client.status(OPCODE.psaVerifyHash, VerifyRequestSchema, asked);
    assert.equal(status, STATUS.PSA_INVALID_SIGNATURE);
  }
  for (const input of [Buffer.alloc(0), DIGEST.subarray(1), Buffer.alloc(64)]) {
    const status = await keys.client.status(OPCODE.psaSignHash, SignRequestSchema, { keyName, alg, input });
    assert.equal(status, STATUS.PSA_INVALID_ARGUMENT);
  }
});

test("a key does what its flags and its policy say, and nothing else", LIMIT, async () => {
  const { scalar } = newEcKey();
  const alg = signatureOf("ecdsa");
  const bound = await keys.bring(attributesOf(ecPair(), 256, { signMessage: true }, signing(alg)), scalar);
  const any = await keys.bring(attributesOf(ecPair(), 256, SIGN_FLAGS, signing(signatureOf("ecdsa", "any"))), scalar);
  const none = await keys.bring(attributesOf(ecPair(), 256, SIGN_FLAGS, NO_ALGORITHM), scalar);
  const status = (keyName: string, opcode: number, how = alg, input: Buffer = DIGEST) =>
    keys.client.status(opcode, SignRequestSchema, { keyName, alg: how, input });
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

test("nothing of all this failed for a reason of ours", LIMIT, () => {
  assert.deepEqual(server.unknownErrors, []);
});
