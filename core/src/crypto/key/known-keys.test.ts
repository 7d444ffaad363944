import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import { requireKeyType } from "../../algorithms/key-type.ts";
import { toHex } from "../../text/hex.ts";
import { exportKey, exportPublicKey } from "./export-key.ts";
import { importKey } from "./import-key.ts";
import { isPairConsistent } from "./pairwise.ts";

const counting = (length: number) => Uint8Array.from({ length }, (_, index) => index);
const publicOf = (type: string, data: Uint8Array) => {
  const { material, type: found } = importKey({ format: "raw", data, type: requireKeyType(type) });
  return exportPublicKey(found, material, "raw");
};
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("the public half of a private key is the one of its standard:", () => {
  const known: [type: string, source: string, privateKey: string, publicKey: string][] = [
    [
      "EC-P256",
      "RFC 6979, A.2.5",
      "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
      "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
    ],
    [
      "Ed25519",
      "RFC 8032, 7.1, test 1",
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    ],
    [
      "Ed448",
      "RFC 8032, 7.4, blank",
      "6c82a562cb808d10d632be89c8513ebf6c929f34ddfa8c9f63c9960ef6e348a3528c8a3fcc2f044e39a3fc5b94492f8f032e7549a20098f95b",
      "5fd7449b59b461fd2ce787ec616ad46a1da1342485a70e1f8a0ea75d80e96778edf124769b46c7061bd6783df1e50f6cd1fa1abeafe8256180",
    ],
    [
      "X25519",
      "RFC 7748, 6.1",
      "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a",
      "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
    ],
  ];
  for (const [type, source, privateKey, publicKey] of known) {
    test(`${type} (${source})`, () => assert.equal(toHex(publicOf(type, Buffer.from(privateKey, "hex"))), publicKey));
  }

  // SHA-256 of the public keys that RFC 9881, C.1, and RFC 9935, C.1, print for the seed 00, 01, 02 ...
  const seeded: [type: string, seedBytes: number, digest: string][] = [
    ["ML-DSA-44", 32, "9f107644c1084526af3bc8098680b05499a2325a644e388fb4f970e058d19d46"],
    ["ML-DSA-87", 32, "91dc389cfaa01470b7f66eee45a4ae9026d154817c754dfe22298b3fa241ffcd"],
    ["ML-KEM-512", 64, "3ae268dccc5456ac0d0f9b39257dc48fe081383b97c400512d712b739762daee"],
    ["ML-KEM-1024", 64, "c7b8fa0aa471d5ae18922d6ccad5b31e1d84f92ae723abfd13747018740a8530"],
  ];
  for (const [type, seedBytes, digest] of seeded) {
    test(`${type} (from its seed)`, () => assert.equal(sha256(publicOf(type, counting(seedBytes))), digest));
  }
});

describe("the examples of the JSON standards", () => {
  // RFC 7517, A.2
  const ec = {
    kty: "EC",
    crv: "P-256",
    x: "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
    y: "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
    d: "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE",
    use: "enc",
    kid: "1",
  };
  // RFC 8037, A.1
  const okp = {
    kty: "OKP",
    crv: "Ed25519",
    d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
    x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
  };

  for (const [source, jwk, type] of [
    ["RFC 7517, A.2", ec, "EC-P256"],
    ["RFC 8037, A.1", okp, "Ed25519"],
  ] as const) {
    test(`are taken as pairs (${source})`, async () => {
      const read = importKey({ format: "jwk", data: Buffer.from(JSON.stringify(jwk)) });
      assert.deepEqual([read.type.name, read.material.kind], [type, "pair"]);
      assert.ok(read.material.kind === "pair" && (await isPairConsistent(read.type, read.material)));
      const written = JSON.parse(Buffer.from(exportKey(read.type, read.material, "jwk")).toString());
      assert.equal(written.d, jwk.d);
    });
  }

  test("hold what they say of their use (RFC 7517, A.2 and A.3)", () => {
    const read = importKey({ format: "jwk", data: Buffer.from(JSON.stringify(ec)) });
    assert.equal((read.restriction.usages ?? 0) & 4, 0);
    const wrapping = { kty: "oct", alg: "A128KW", k: "GawgguFyGrWKav7AX4VKUg" };
    const { type, restriction } = importKey({ format: "jwk", data: Buffer.from(JSON.stringify(wrapping)) });
    assert.deepEqual([type.name, restriction.algorithm], ["AES-128", "AES-128-KW"]);
  });
});
