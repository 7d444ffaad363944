import assert from "node:assert/strict";
import { test } from "node:test";
import { ABC, ABC_DIGESTS } from "../crypto/hash/examples.ts";
import { toHex } from "../text/hex.ts";
import { digest, HASHES, HASHES_BY_BROKER_NAME, KEY_IDENTIFIER_HASHES, requireHash } from "./hash.ts";

test("every hash of the registry gives the published digest of abc", () => {
  for (const [name, expected] of ABC_DIGESTS) assert.equal(toHex(digest(requireHash(name), ABC)), expected, name);
  assert.deepEqual([...HASHES.keys()], [...ABC_DIGESTS.keys()]);
});

test("every row says truly how long its digests are", () => {
  for (const row of [...HASHES.values(), ...KEY_IDENTIFIER_HASHES.values()]) {
    assert.equal(digest(row, new Uint8Array(0)).length, row.digestBytes, row.name);
  }
});

test("crypto-broker names lead to the same rows", () => {
  assert.equal(HASHES_BY_BROKER_NAME.get("sha3-512"), requireHash("SHA3-512"));
  assert.equal(HASHES_BY_BROKER_NAME.get("shake-128")?.digestBytes, 16);
  const sha256 = HASHES_BY_BROKER_NAME.get("sha-256")!;
  const welcome = "4a9f3b5a0ad21b75c5cd6ed018167ad9771ad2662756e26f0437c9c7a7cee27a";
  assert.equal(toHex(digest(sha256, Buffer.from("Welcome CryptoBroker"))), welcome);
});

test("a crypto-broker profile file may name what crypto-broker knows, and nothing more", () => {
  const names = "sha-256 sha-384 sha-512 sha-512/256 sha3-256 sha3-384 sha3-512 shake-128 shake-256";
  assert.equal([...HASHES_BY_BROKER_NAME.keys()].join(" "), names);
});

/** Beginnings of SHAKE of the empty message: FIPS 202 example values of NIST. */
test("an extendable hash gives as much as is asked for, all others their own length", () => {
  const none = new Uint8Array(0);
  assert.equal(toHex(digest(requireHash("SHAKE-128"), none, 8)), "7f9c2ba4e88f827d");
  assert.equal(toHex(digest(requireHash("SHAKE-256"), none, 8)), "46b9dd2b0ba88d13");
  assert.equal(digest(requireHash("SHAKE-256"), none, 65_536).length, 65_536);
  assert.equal(digest(requireHash("SHA-256"), none, 8).length, 32);
});

test("SHA-1 names keys and hashes nothing else", () => {
  assert.ok(KEY_IDENTIFIER_HASHES.has("SHA-1"));
  assert.throws(() => requireHash("SHA-1"), { code: "INVALID_ARGUMENT" });
});
