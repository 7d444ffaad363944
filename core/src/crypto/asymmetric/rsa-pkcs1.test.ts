import assert from "node:assert/strict";
import { constants, createPrivateKey, createPublicKey, generateKeyPairSync, publicEncrypt } from "node:crypto";
import { test } from "node:test";
import { OAEP_EXAMPLE_KEY, OAEP_EXAMPLE_PLAINTEXT, PKCS1_EXAMPLE } from "./oaep-examples.ts";
import { decryptPkcs1, encryptPkcs1 } from "./rsa-pkcs1.ts";

const KEY = createPrivateKey({ key: OAEP_EXAMPLE_KEY, format: "jwk" });
const PUBLIC_KEY = createPublicKey(KEY);
const WRONG = { code: "INVALID_ARGUMENT", message: "the ciphertext does not decrypt with this key and algorithm" };

/** A block of 256 bytes as it is, encrypted without any padding of OpenSSL's. */
function encryptedBlock(change: (block: Buffer) => void): Buffer {
  const block = Buffer.alloc(256, 7);
  block.set([0, 2]);
  block[200] = 0;
  change(block);
  return publicEncrypt({ key: PUBLIC_KEY, padding: constants.RSA_NO_PADDING }, block);
}

test("what the openssl command encrypted is decrypted", () => {
  assert.equal(decryptPkcs1(KEY, Buffer.from(PKCS1_EXAMPLE, "base64url")).toString(), OAEP_EXAMPLE_PLAINTEXT);
});

test("what is encrypted decrypts, from nothing to the most that the key holds, with short keys, too", () => {
  const short = generateKeyPairSync("rsa", { modulusLength: 1024 });
  for (const { privateKey, publicKey, most } of [
    { privateKey: KEY, publicKey: PUBLIC_KEY, most: 245 },
    { ...short, most: 117 },
  ]) {
    for (const length of [0, 1, most]) {
      const plaintext = Buffer.alloc(length, 5);
      assert.deepEqual(Buffer.from(decryptPkcs1(privateKey, encryptPkcs1(publicKey, plaintext))), plaintext);
    }
    assert.throws(() => encryptPkcs1(publicKey, Buffer.alloc(most + 1)), {
      code: "INVALID_ARGUMENT",
      message: new RegExp(`has ${most + 1} bytes; with this key the most is ${most}`),
    });
  }
});

test("the message begins behind the first zero byte of the padding", () => {
  const plaintext = decryptPkcs1(
    KEY,
    encryptedBlock((block) => block.fill(0, 220)),
  );
  assert.deepEqual([...plaintext], [...Buffer.alloc(19, 7), ...Buffer.alloc(36)]);
});

const BROKEN: readonly [name: string, change: (block: Buffer) => void][] = [
  ["a first byte that is not 0", (block) => block.writeUInt8(1, 0)],
  ["a second byte that is not 2", (block) => block.writeUInt8(1, 1)],
  ["no zero byte behind the padding", (block) => block.writeUInt8(1, 200)],
  ["a padding of seven bytes", (block) => block.writeUInt8(0, 9)],
  ["a padding of none", (block) => block.writeUInt8(0, 2)],
];

for (const [name, change] of BROKEN) {
  test(`${name} does not decrypt`, () => {
    assert.throws(() => decryptPkcs1(KEY, encryptedBlock(change)), WRONG);
  });
}

test("a padding of eight bytes is enough", () => {
  assert.equal(
    decryptPkcs1(
      KEY,
      encryptedBlock((block) => block.writeUInt8(0, 10)),
    ).length,
    245,
  );
});

test("a number that is not below the modulus, and another length, are refused", () => {
  assert.throws(() => decryptPkcs1(KEY, Buffer.alloc(256, 255)), WRONG);
  assert.throws(() => decryptPkcs1(KEY, Buffer.alloc(255)), { message: /has 255 bytes; of this key it has 256/ });
});
