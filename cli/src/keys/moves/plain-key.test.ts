import assert from "node:assert/strict";
import { createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { test } from "node:test";
import { KEY_ALGORITHMS } from "@keyward/core/algorithms/key";
import { Secret } from "@keyward/core/secret/secret";
import { type KeyFileFormat, plainKey } from "./plain-key.ts";

const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
const der = pair.privateKey.export({ type: "pkcs8", format: "der" });
const ECDSA = KEY_ALGORITHMS.get("ECDSA-P256");
const AES = KEY_ALGORITHMS.get("AES-256");

function read(content: string | Uint8Array, format: KeyFileFormat = "auto", algorithm = ECDSA): Buffer {
  using plain = plainKey(new Secret(Buffer.from(content)), format, algorithm);
  return plain.use((bytes) => Buffer.from(bytes));
}

test("a pair comes as PKCS#8, whichever way the file has it", () => {
  assert.deepEqual(read(pair.privateKey.export({ type: "pkcs8", format: "pem" })), der);
  assert.deepEqual(read(der, "pkcs8"), der);
  assert.deepEqual(read(JSON.stringify(pair.privateKey.export({ format: "jwk" }))), der);
});

test("a secret key comes as its bytes", () => {
  const secret = randomBytes(32);
  assert.deepEqual(read(secret, "raw", AES), secret);
  const jwk = { kty: "oct", k: secret.toString("base64url") };
  assert.deepEqual(read(JSON.stringify(jwk), "auto", AES), secret);
  using unjudged = plainKey(new Secret(Buffer.from(secret)), "raw", undefined);
  assert.deepEqual(
    unjudged.use((bytes) => Buffer.from(bytes)),
    secret,
  );
});

test("what is not the key that the policy names is refused before anyone is asked", () => {
  const other = generateKeyPairSync("ec", { namedCurve: "P-384" });
  const pem = other.privateKey.export({ type: "pkcs8", format: "pem" });
  assert.throws(() => read(pem), /the key is of type EC-P384, not EC-P256/);
  assert.throws(() => read(randomBytes(16), "raw", AES), /16 bytes|128 bits|32 bytes/);
  assert.throws(() => read(randomBytes(32), "raw"), /ECDSA-P256 is a pair: bring it as PKCS#8 or JWK/);
});

test("what is no private key is refused in words that repeat nothing of it", () => {
  const publicJwk = JSON.stringify(createPublicKey(pair.privateKey).export({ format: "jwk" }));
  assert.throws(() => read(publicJwk), /the file has a public key/);
  assert.throws(() => read(der), /neither PEM nor a JWK. Next: say what it is with --format/);
  const old = pair.privateKey.export({ type: "sec1", format: "pem" });
  assert.throws(() => read(old), /openssl pkcs8 -topk8 -nocrypt/);
  const locked = pair.privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" });
  assert.throws(() => read(locked), /encrypted; decrypt it first/);
});
