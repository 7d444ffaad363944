import assert from "node:assert/strict";
import { test } from "node:test";
import { toHex } from "../text/hex.ts";
import { digest, HASHES, HASHES_BY_BROKER_NAME, KEY_IDENTIFIER_HASHES, requireHash } from "./hash.ts";

/** Digests of "abc": NIST example values for FIPS 180-4 and FIPS 202, RFC 7693; SHAKE cut to crypto-broker's lengths. */
const ABC: readonly [string, string][] = [
  ["SHA-256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ["SHA-384", "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"],
  [
    "SHA-512",
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
  ],
  ["SHA-512/256", "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"],
  ["SHA3-256", "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"],
  ["SHA3-384", "ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf228376d25"],
  [
    "SHA3-512",
    "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0",
  ],
  ["SHAKE-128", "5881092dd818bf5cf8a3ddb793fbcba7"],
  ["SHAKE-256", "483366601360a8771c6863080cc4114d8db44530f8f1e1ee4f94ea37e78b5739"],
  ["SHA-224", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"],
  ["SHA-512/224", "4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa"],
  ["SHA3-224", "e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf"],
  [
    "BLAKE2b-512",
    "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
  ],
  ["BLAKE2s-256", "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982"],
];

test("every hash of the registry gives the published digest of abc", () => {
  for (const [name, expected] of ABC)
    assert.equal(toHex(digest(requireHash(name), Buffer.from("abc"))), expected, name);
  assert.deepEqual(
    [...HASHES.keys()],
    ABC.map(([name]) => name),
  );
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
