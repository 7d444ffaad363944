import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import { CIPHERS, requireCipher } from "../../algorithms/cipher.ts";
import { KeyNonces } from "./key-nonces.ts";
import { nextNonce } from "./nonce-choice.ts";

const USED = { code: "FAILED_PRECONDITION", message: /used with this key before/ };
const gcm = requireCipher("AES-256-GCM");
const ctr = requireCipher("AES-256-CTR");
const cbc = requireCipher("AES-256-CBC");

test("a fresh nonce has the length that its algorithm takes, and key wrap has none", () => {
  for (const row of CIPHERS.values()) assert.equal(nextNonce(row, new KeyNonces(), undefined).length, row.nonceBytes);
});

test("a fresh counter block begins to count at zero", () => {
  assert.equal(Buffer.from(nextNonce(ctr, new KeyNonces(), undefined)).readUInt32BE(12), 0);
});

test("10,000 nonces, drawn by several algorithms in turns, are all different", () => {
  const nonces = new KeyNonces();
  const prefixes = new Set<string>();
  for (let i = 0; i < 10_000; i++) {
    prefixes.add(Buffer.from(nextNonce(i % 2 === 0 ? gcm : ctr, nonces, undefined).subarray(0, 12)).toString("hex"));
  }
  assert.equal(prefixes.size, 10_000);
});

describe("a caller's", () => {
  test("nonce of a wrong length is refused, and the text says which is right", () => {
    for (const [row, lengths] of [
      [gcm, [0, 129]],
      [ctr, [0, 12, 15, 17]],
      [cbc, [0, 12, 17]],
      [requireCipher("ChaCha20-Poly1305"), [0, 11, 13, 16]],
      [requireCipher("AES-128-KW"), [8]],
    ] as const) {
      for (const length of lengths) {
        const attempt = () => nextNonce(row, new KeyNonces(), new Uint8Array(length));
        assert.throws(attempt, {
          code: "INVALID_ARGUMENT",
          message: new RegExp(`${row.name} takes .*, not one of ${length}`),
        });
      }
    }
  });

  test("counter block is refused where the 12 bytes before its counter were used, even with another counter", () => {
    const nonces = new KeyNonces();
    const block = randomBytes(16);
    nextNonce(ctr, nonces, block);
    block[15]! ^= 255;
    assert.throws(() => nextNonce(ctr, nonces, block), USED);
    assert.throws(() => nextNonce(gcm, nonces, block.subarray(0, 12)), USED);
  });

  test("counter block of ours is refused when it comes back, under every algorithm", () => {
    const nonces = new KeyNonces();
    const block = nextNonce(ctr, nonces, undefined);
    assert.throws(() => nextNonce(ctr, nonces, block), USED);
    assert.throws(() => nextNonce(gcm, nonces, block.subarray(0, 12)), USED);
  });

  test("initialization vector is refused when it was used, ours and theirs", () => {
    const nonces = new KeyNonces();
    assert.throws(() => nextNonce(cbc, nonces, nextNonce(cbc, nonces, undefined)), USED);
    const iv = randomBytes(16);
    nextNonce(cbc, nonces, iv);
    assert.throws(() => nextNonce(cbc, nonces, iv), USED);
  });

  test("nonce is copied: its memory belongs to the request", () => {
    const given = randomBytes(12);
    const taken = nextNonce(gcm, new KeyNonces(), given);
    const before = Uint8Array.from(taken);
    given.fill(0);
    assert.deepEqual(taken, before);
  });
});
