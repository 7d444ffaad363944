import assert from "node:assert/strict";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { jwkSetOf, thumbprint } from "./jwk-set.ts";

const pem = (type: "ec" | "ed25519" | "rsa" | "ml-dsa-65" | "x25519", options: object = {}) =>
  generateKeyPairSync(type as "ec", options as { namedCurve: string })
    .publicKey.export({ format: "pem", type: "spki" })
    .toString();
const spec = (algorithm: string, usages?: readonly string[]) => ({ algorithm, usages }) as never;
const version = (publicKey?: string) => ({
  version: 1,
  state: "Active" as const,
  fingerprint: "f",
  ...(publicKey && { publicKey }),
});

test("the thumbprint is that of the example of RFC 7638", () => {
  const n =
    "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn6" +
    "4tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n9" +
    "1CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";
  const key = { kty: "RSA", n, e: "AQAB", alg: "RS256", kid: "2011-04-29" };
  assert.equal(thumbprint(key), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
});

test("every key that can be published imports again as the same public key", () => {
  const keys = [
    ["ECDSA-P256", pem("ec", { namedCurve: "P-256" }), "ES256", "sig"],
    ["ECDSA-P521", pem("ec", { namedCurve: "P-521" }), "ES512", "sig"],
    ["Ed25519", pem("ed25519"), "EdDSA", "sig"],
    ["RSA-2048", pem("rsa", { modulusLength: 2048 }), undefined, "sig"],
    ["ML-DSA-65", pem("ml-dsa-65"), "ML-DSA-65", "sig"],
    ["X25519", pem("x25519"), undefined, "enc"],
  ] as const;
  for (const [algorithm, text, alg, use] of keys) {
    const [jwk] = jwkSetOf(spec(algorithm), [version(text)]).keys;
    assert.deepEqual([jwk!.alg, jwk!.use, jwk!.kid.length], [alg, use, 43], algorithm);
    const again = createPublicKey({ key: jwk!, format: "jwk" });
    assert.ok(again.equals(createPublicKey(text)), algorithm);
    assert.equal("d" in jwk! || "priv" in jwk!, false);
  }
});

test("what an RSA key is for is what its policy says, and nothing where it serves for both", () => {
  const one = version(pem("rsa", { modulusLength: 2048 }));
  const useOf = (...usages: string[]) => jwkSetOf(spec("RSA-2048", usages), [one]).keys[0]?.use;
  assert.equal(useOf("sign", "verify"), "sig");
  assert.equal(useOf("encrypt", "decrypt"), "enc");
  assert.equal(useOf("unwrap"), "enc");
  assert.equal(useOf("sign", "decrypt"), undefined);
});

test("a secret key has nothing to publish", () => {
  assert.deepEqual(jwkSetOf(spec("HMAC-SHA-256"), [version()]), { keys: [] });
});

test("a public key that cannot be read hides none of the others", () => {
  const good = version(pem("ed25519"));
  const bad = version("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
  assert.equal(jwkSetOf(spec("Ed25519"), [bad, good]).keys.length, 1);
  assert.deepEqual(jwkSetOf(spec("an algorithm of a later release"), [{ ...good }]), { keys: [] });
});

test("a version is read once, however often it is asked for", () => {
  const one = version(pem("ed25519"));
  assert.equal(jwkSetOf(spec("Ed25519"), [one]).keys[0], jwkSetOf(spec("Ed25519"), [one]).keys[0]);
});
