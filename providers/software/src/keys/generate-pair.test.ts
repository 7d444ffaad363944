import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { test } from "node:test";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { Secret } from "@keyward/core/secret/secret";
import { parseKeyEncryptionKey } from "../data-keys/key-encryption-key.ts";
import { generateKey } from "./generate-pair.ts";
import { SigningKey } from "./signing-key.ts";

const MESSAGE = Buffer.from("to be signed");

const DETAILS: Record<string, object> = {
  "ECDSA-P256": { namedCurve: "prime256v1" },
  "ECDSA-P384": { namedCurve: "secp384r1" },
  "ECDSA-P521": { namedCurve: "secp521r1" },
  "RSA-3072": { modulusLength: 3072, publicExponent: 65537n },
  "RSA-4096": { modulusLength: 4096, publicExponent: 65537n },
};
for (const [algorithm, details] of Object.entries(DETAILS)) {
  test(`a new ${algorithm} key is what its name says and signs what its public key verifies`, async () => {
    const { privateKey, publicKey } = await generateKey(algorithm);
    const asymmetric = createPublicKey({ key: publicKey, format: "der", type: "spki" });
    assert.deepEqual({ ...asymmetric.asymmetricKeyDetails }, details);
    const signature = await SigningKey.load(privateKey).sign("sha384", MESSAGE);
    assert.ok(verify("sha384", MESSAGE, asymmetric, signature));
  });
}

test("no two keys are alike", async () => {
  const [one, two] = await Promise.all([generateKey("ECDSA-P256"), generateKey("ECDSA-P256")]);
  assert.equal(one.publicKey.equals(two.publicKey), false);
});

test("an algorithm that is not there is refused with the list of those that are", async () => {
  for (const name of ["RSA-1024", "constructor", ""]) {
    await assert.rejects(generateKey(name), (error: KeywardError) => {
      assert.equal(error.code, "INVALID_ARGUMENT");
      assert.match(error.message, /ECDSA-P256, .*RSA-4096/);
      return true;
    });
  }
});

test("bytes that are no private key are refused without being quoted", () => {
  const isRefusal = (error: KeywardError) => error.code === "FAILED_PRECONDITION" && !error.message.includes("0xdead");
  assert.throws(() => SigningKey.load(new Secret(Buffer.from("0xdeadbeef"))), isRefusal);
});

test("a key-encryption key of any other length than 32 bytes is refused", () => {
  for (const length of [0, 16, 31, 33, 64]) {
    assert.throws(() => parseKeyEncryptionKey(Buffer.alloc(length)), KeywardError);
  }
  assert.ok(parseKeyEncryptionKey(Buffer.alloc(32, 7)));
});
