import assert from "node:assert/strict";
import { constants, createHash, generateKeyPairSync, publicDecrypt, randomBytes, sign } from "node:crypto";
import { test } from "node:test";
import { encodePss, isPssEncoding, type PssEncoding } from "./emsa-pss.ts";

const digest = createHash("sha256").update("message").digest();

function encodingOf(modulusBits: number, saltBytes: number): PssEncoding {
  return { nodeHash: "sha256", maskNodeHash: "sha256", saltBytes, modulusBits };
}

test("what is encoded is recognised, whatever the bits of the modulus and the length of the salt", () => {
  for (const modulusBits of [2048, 2049, 2050, 2055, 2056, 3072]) {
    for (const saltBytes of [0, 1, 32, 200]) {
      const encoding = encodingOf(modulusBits, saltBytes);
      const encoded = encodePss(encoding, digest, randomBytes(saltBytes));
      assert.equal(encoded.length, Math.ceil(modulusBits / 8));
      assert.ok(isPssEncoding(encoding, digest, encoded), `${modulusBits} ${saltBytes}`);
      const another = encodingOf(modulusBits, saltBytes === 0 ? 1 : saltBytes - 1);
      assert.ok(!isPssEncoding(another, digest, encoded), "another length of salt");
    }
  }
});

test("OpenSSL's encoding is recognised, and no encoding of which a bit is turned", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  const signature = sign("sha256", Buffer.from("message"), key);
  const encoded = publicDecrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, signature);
  assert.ok(isPssEncoding(encodingOf(2048, 32), digest, encoded));
  for (let bit = 0; bit < 8 * encoded.length; bit += 7) {
    const turned = Uint8Array.from(encoded, (octet, index) => (index === bit >> 3 ? octet ^ (1 << (bit & 7)) : octet));
    assert.ok(!isPssEncoding(encodingOf(2048, 32), digest, turned), `bit ${bit}`);
  }
});
