import assert from "node:assert/strict";
import { createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from "node:crypto";
import { test } from "node:test";
import { AGREEMENTS, requireAgreement } from "../../algorithms/agreement.ts";
import { parseHex, toHex } from "../../text/hex.ts";
import { importRawPrivate } from "../key/raw/raw-private.ts";
import { importRawPublic } from "../key/raw/raw-public.ts";
import { agree } from "./agree.ts";
import { AGREEMENT_EXAMPLES } from "./examples.ts";

function publicOf(key: KeyObject): KeyObject {
  return createPublicKey(key);
}

for (const { algorithm, own, peer, secret, source } of AGREEMENT_EXAMPLES) {
  test(`${algorithm} gives both sides the secret of ${source}`, async () => {
    const row = requireAgreement(algorithm);
    const [left, right] = [own, peer].map((bytes) => importRawPrivate(row.keyType, parseHex(bytes)));
    assert.equal(toHex(await agree(row, left!, publicOf(right!))), secret);
    assert.equal(toHex(await agree(row, right!, publicOf(left!))), secret);
  });
}

test("every algorithm has an example", () => {
  assert.deepEqual(AGREEMENT_EXAMPLES.map(({ algorithm }) => algorithm).sort(), [...AGREEMENTS.keys()].sort());
});

/** Source: RFC 7748, 6.1 and 6.2: zero, one, and of X25519 a point of order 8 (Curve25519 paper, "validate") */
const LOW_ORDER: readonly [algorithm: string, point: string][] = [
  ["X25519", "00".repeat(32)],
  ["X25519", `01${"00".repeat(31)}`],
  ["X25519", "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"],
  ["X448", "00".repeat(56)],
  ["X448", `01${"00".repeat(55)}`],
];
for (const [algorithm, point] of LOW_ORDER) {
  test(`${algorithm} gives no secret with ${point.slice(0, 4)}..., a point of low order`, async () => {
    const row = requireAgreement(algorithm);
    const { privateKey } = generateKeyPairSync(algorithm.toLowerCase() as "x25519");
    const peer = importRawPublic(row.keyType, parseHex(point));
    await assert.rejects(async () => agree(row, privateKey, peer), {
      code: "INVALID_ARGUMENT",
      message: "the peer's public key gives no shared secret: it is of low order",
    });
  });
}

test("what is slow leaves the event loop, and gives the same", async () => {
  for (const row of AGREEMENTS.values()) {
    const { recipe } = row.keyType;
    const pair =
      recipe.kind === "ec"
        ? generateKeyPairSync("ec", { namedCurve: recipe.namedCurve })
        : generateKeyPairSync(row.name.toLowerCase() as "x448");
    const agreed = agree(row, pair.privateKey, pair.publicKey);
    assert.equal(agreed instanceof Promise, row.slow, row.name);
    assert.deepEqual(await agreed, diffieHellman(pair));
  }
});
