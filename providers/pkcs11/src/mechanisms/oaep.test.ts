import assert from "node:assert/strict";
import { constants, generateKeyPairSync, privateDecrypt, publicEncrypt } from "node:crypto";
import { test } from "node:test";
import { oaepDecryption } from "./oaep.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** What a token's bare RSA gives: the padded message. */
function bare(plain: Uint8Array, hash: string): Buffer {
  const sealed = publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: hash }, plain);
  return privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, sealed);
}

test("the padding that OpenSSL puts on comes off, for every hash and length", () => {
  for (const [name, hash, most] of [
    ["RSA-OAEP-SHA256", "sha256", 190],
    ["RSA-OAEP-SHA384", "sha384", 158],
    ["RSA-OAEP-SHA512", "sha512", 126],
  ] as const) {
    for (const length of [0, 1, 32, most]) {
      const plain = Buffer.alloc(length, 0x5a);
      using opened = oaepDecryption("after-token", name).finish(bare(plain, hash));
      assert.deepEqual(
        opened.use((bytes) => Buffer.from(bytes)),
        plain,
      );
    }
  }
});

test("whatever is wrong with the padding is told in the same words", () => {
  const padded = bare(Buffer.from("secret"), "sha256");
  const { finish } = oaepDecryption("after-token", "RSA-OAEP-SHA256");
  for (const at of [0, 1, 40, 100, 255]) {
    const changed = Buffer.from(padded);
    changed[at]! ^= 1;
    assert.throws(() => finish(changed), { message: "the cipher text does not decrypt with this key and algorithm" });
  }
});
