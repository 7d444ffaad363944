import assert from "node:assert/strict";
import { createSecretKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { test } from "node:test";
import { requireCipher } from "@keyward/core/algorithms/cipher";
import type { BackendError } from "@keyward/core/backend/backend-error";
import { encrypt } from "@keyward/core/crypto/cipher/cipher";
import { openWrapped } from "./export-key.ts";

const NOTHING = new Uint8Array();
const START = { nonce: NOTHING, associatedData: NOTHING, tagBytes: 0 };

/** As a token gives it out. */
function wrapped(bytes: Uint8Array) {
  const under = randomBytes(32);
  const { ciphertext } = encrypt(requireCipher("AES-256-KWP"), createSecretKey(under), START, bytes);
  return { wrapped: ciphertext, under };
}

function pair() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pkcs8 = privateKey.export({ type: "pkcs8", format: "der" });
  return { pkcs8, spki: publicKey.export({ type: "spki", format: "der" }) };
}

function isBadAnswer(error: BackendError): true {
  assert.equal(error.fault, "BadAnswer", error.message);
  return true;
}

test("a private key comes out as it is, whether the token padded it or not, and what it came under is overwritten", () => {
  const { pkcs8, spki } = pair();
  const rest = 8 - (pkcs8.length % 8);
  for (const padding of [Buffer.alloc(0), Buffer.alloc(rest, rest)]) {
    const out = wrapped(Buffer.concat([pkcs8, padding]));
    using key = openWrapped("ECDSA-P256", out, spki);
    assert.ok(key.use((bytes) => pkcs8.equals(bytes)));
    assert.ok(out.under.every((octet) => octet === 0));
  }
});

test("a private key with a long length comes out as it is", () => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pkcs8 = privateKey.export({ type: "pkcs8", format: "der" });
  using key = openWrapped("RSA-2048", wrapped(pkcs8), publicKey.export({ type: "spki", format: "der" }));
  assert.ok(key.use((bytes) => pkcs8.equals(bytes)));
});

test("a secret key has the length of its algorithm", () => {
  const bytes = randomBytes(48);
  using key = openWrapped("HMAC-SHA-384", wrapped(bytes), undefined);
  assert.ok(key.use((own) => bytes.equals(own)));
  assert.throws(() => openWrapped("HMAC-SHA-512", wrapped(bytes), undefined), isBadAnswer);
  assert.throws(() => openWrapped("HMAC-SHA-256", wrapped(bytes), undefined), isBadAnswer);
});

test("what is no key, another key, or does not open is a bad answer", () => {
  const { pkcs8, spki } = pair();
  assert.throws(() => openWrapped("ECDSA-P256", wrapped(pkcs8), pair().spki), isBadAnswer);
  const broken = [[0x30], [0x30, 0x80, 1], [0x30, 0x84, 0xff, 0xff, 0xff, 0xff], [0x30, 0xff], [0x04, 1, 1], [0x30, 0]];
  for (const bytes of broken) {
    const whole = Buffer.concat([Buffer.from(bytes), Buffer.alloc(32)]);
    assert.throws(() => openWrapped("ECDSA-P256", wrapped(whole), spki), isBadAnswer);
  }
  for (const bytes of [NOTHING, randomBytes(80), randomBytes(81)]) {
    assert.throws(() => openWrapped("ECDSA-P256", { wrapped: bytes, under: randomBytes(32) }, spki), isBadAnswer);
  }
});
