import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { Secret } from "@keyward/core/secret/secret";
import { dispatch } from "../../dispatch/dispatch.ts";
import { testCall } from "../../dispatch/testing/test-call.ts";
import { decrypt } from "./decrypt.ts";
import { encrypt } from "./encrypt.ts";

const call = (name: string) =>
  testCall({ encryption: { default: name, allowed: new Set([name]), callerNonces: true, minTagBytes: 16 } });
const input = () => ({ key: new Secret(Buffer.alloc(32, 1)), nonce: randomBytes(12), aad: undefined });

test("crypto-broker encrypts with a default of AES-GCM, also twice with one nonce: key and nonce are its caller's", async () => {
  const given = { ...input(), plaintext: Buffer.from("text") };
  const { algorithm, ciphertext, tag } = await dispatch(encrypt, given, call("AES-256-GCM"));
  assert.equal(algorithm, "aes-gcm");
  assert.deepEqual((await dispatch(encrypt, given, call("AES-256-GCM"))).ciphertext, ciphertext);
  const { key, nonce, aad } = given;
  const plaintext = await dispatch(decrypt, { key, nonce, aad, ciphertext, tag }, call("AES-256-GCM"));
  assert.equal(Buffer.from(plaintext).toString(), "text");
});

test("a default of another mode is refused by name: its RPCs have no word for one", () => {
  for (const name of ["ChaCha20-Poly1305", "AES-256-CBC", "AES-256-KW"]) {
    const refusal = {
      code: "NOT_PERMITTED",
      message: new RegExp(
        `rule encryption\\.default .* refuses ${name} .*; it permits AES-128-GCM, AES-192-GCM, AES-256-GCM`,
      ),
    };
    assert.throws(() => dispatch(encrypt, { ...input(), plaintext: Buffer.from("x") }, call(name)), refusal);
    const sealed = { ciphertext: Buffer.from("x"), tag: new Uint8Array(16) };
    assert.throws(() => dispatch(decrypt, { ...input(), ...sealed }, call(name)), refusal);
  }
});
