import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { CIPHERS, requireCipher } from "./cipher.ts";
import { HASHES, requireHash } from "./hash.ts";
import { canCertify, KEY_ALGORITHMS, requireKeyAlgorithm } from "./key.ts";
import { defaultSignature, requireSignature, SIGNATURES } from "./x509-signature.ts";

const KINDS = [requireHash, requireKeyAlgorithm, requireSignature, requireCipher];

test("an unknown name is repeated safely and the known ones are listed", () => {
  assert.throws(() => requireHash("MD5\n"), {
    code: "INVALID_ARGUMENT",
    message: `unknown hash algorithm "MD5\\n"; known are ${[...HASHES.keys()].join(", ")}`,
  });
  for (const require of KINDS) {
    for (const name of ["", "constructor", "__proto__", "sha-256", " SHA-256"]) {
      assert.throws(() => require(name), { code: "INVALID_ARGUMENT", message: /known are / }, name);
    }
  }
});

test("a name of more than 64 characters is refused before it is looked up, and cut in the message", () => {
  for (const require of KINDS) {
    assert.throws(
      () => require("A".repeat(10_000)),
      (error: Error) => {
        return /is longer than 64 characters$/.test(error.message) && error.message.length < 160;
      },
    );
  }
});

test("signature rows refer to hashes that exist", () => {
  for (const row of SIGNATURES.values()) assert.ok(HASHES.has(row.hash), row.name);
});

test("the default signature is as strong as the key", () => {
  const names = [256, 384, 521].map((bits) => defaultSignature("ecdsa", bits).name);
  assert.deepEqual(names, ["ecdsa-with-SHA256", "ecdsa-with-SHA384", "ecdsa-with-SHA512"]);
  assert.equal(defaultSignature("rsa", 4096).name, "sha256WithRSAEncryption");
});

test("the generation parameters of every curve make such a key", () => {
  for (const { generation, bits } of [...KEY_ALGORITHMS.values()].filter(canCertify)) {
    if (generation.kind !== "ec") continue;
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: generation.namedCurve });
    assert.equal(publicKey.export({ format: "jwk" }).crv, `P-${bits}`);
  }
});

test("encryption rows name what node:crypto has, with the sizes that it has", async () => {
  const { getCipherInfo } = await import("node:crypto");
  for (const row of CIPHERS.values()) assert.equal(getCipherInfo(row.nodeName)?.keyLength, row.keyBytes);
});
