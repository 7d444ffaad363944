import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { CIPHERS, isWrap } from "@keyward/core/algorithms/cipher";
import { SLICE_BYTES } from "../../contexts/pace.ts";
import { dispatch } from "../../dispatch/dispatch.ts";
import { testCall } from "../../dispatch/testing/test-call.ts";
import { secretKey } from "../../keys/testing/secret-key.ts";
import { decrypt } from "./decrypt.ts";
import { encrypt } from "./encrypt.ts";
import { openEncrypt } from "./open-encrypt.ts";

const NOTHING = new Uint8Array(0);
const encryption = { default: "AES-256-GCM", allowed: new Set(CIPHERS.keys()), callerNonces: true, minTagBytes: 16 };

function callWithKeys() {
  const call = testCall({ encryption });
  for (const [name, bytes] of [
    ["AES-128", 16],
    ["AES-192", 24],
    ["AES-256", 32],
    ["ChaCha20", 32],
  ] as const) {
    call.ring.named.put(call.caller, name, secretKey(name, randomBytes(bytes), ["encrypt", "decrypt"]), 9);
  }
  return call;
}

const begin = {
  key: { kind: "name", name: "AES-256" },
  algorithm: "",
  associatedData: NOTHING,
  nonce: undefined,
  tagBytes: 0,
} as const;

test("10,000 encryptions at once, in one piece and in parts, never share a nonce", async () => {
  const call = callWithKeys();
  const inOnePiece = async () => (await dispatch(encrypt, { ...begin, plaintext: NOTHING }, call)).nonce;
  const inParts = async () => (await dispatch(openEncrypt, begin, call)).nonce!;
  const nonces = await Promise.all(Array.from({ length: 10_000 }, (_, i) => (i % 2 === 0 ? inOnePiece() : inParts())));
  assert.equal(new Set(nonces.map((nonce) => Buffer.from(nonce).toString("hex"))).size, 10_000);
});

test("what is longer than a slice is encrypted and decrypted as anything else, and its change is noticed", async () => {
  const call = callWithKeys();
  const plaintext = randomBytes(3 * SLICE_BYTES + 16);
  for (const row of CIPHERS.values()) {
    if (isWrap(row)) continue;
    const key = { kind: "name", name: row.keyFamily === "aes" ? `AES-${row.keyBytes * 8}` : "ChaCha20" } as const;
    const { algorithm, ciphertext, nonce, tag } = await dispatch(
      encrypt,
      { ...begin, key, algorithm: row.name, plaintext },
      call,
    );
    const back = { key, algorithm, associatedData: NOTHING, nonce, tag };
    assert.deepEqual((await dispatch(decrypt, { ...back, ciphertext }, call)).plaintext, plaintext, row.name);
    if (row.tagBytes === 0) continue;
    const changed = Uint8Array.from(ciphertext);
    changed[7]! ^= 1;
    await assert.rejects(
      async () => dispatch(decrypt, { ...back, ciphertext: changed }, call),
      /^KeywardError: decryption failed/,
    );
  }
});

test("in FIPS mode callers choose no nonces for AES-GCM, whatever else the profile says", () => {
  const call = callWithKeys();
  const fips = { ...call, profile: { ...call.profile, mode: "FIPS" as const } };
  const request = { ...begin, nonce: randomBytes(12), plaintext: NOTHING };
  assert.throws(
    () => dispatch(encrypt, request, fips),
    /^KeywardError: rule mode of profile .* refuses a nonce of the caller/,
  );
  dispatch(encrypt, { ...request, algorithm: "AES-256-CBC", nonce: randomBytes(16) }, fips);
  dispatch(encrypt, request, call);
});

test("what is refused uses up no nonce", async () => {
  const call = callWithKeys();
  const take = async () => {
    const { nonce } = await dispatch(encrypt, { ...begin, plaintext: NOTHING }, call);
    return BigInt(`0x${Buffer.from(nonce).toString("hex")}`);
  };
  const first = await take();
  assert.throws(() => dispatch(encrypt, { ...begin, tagBytes: 3, plaintext: NOTHING }, call));
  assert.throws(() => dispatch(encrypt, { ...begin, algorithm: "AES-128-GCM", plaintext: NOTHING }, call));
  assert.equal(BigInt.asUintN(96, (await take()) - first), 1n);
});
