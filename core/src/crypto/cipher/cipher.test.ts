import assert from "node:assert/strict";
import { createSecretKey, generateKeySync, type KeyObject, randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import { CIPHERS, type CipherAlgorithm, isAead, isWrap, requireCipher } from "../../algorithms/cipher.ts";
import { SeededRandom } from "../../testing/seeded-random.ts";
import { decrypt, encrypt } from "./cipher.ts";
import { tagBytesOf } from "./cipher-checks.ts";
import { MAX_WRAPPED_BYTES } from "./data-length.ts";
import { CIPHER_ANSWERS } from "./known-answers.ts";
import type { MessageStart } from "./node-cipher.ts";

const NOTHING = new Uint8Array(0);
const FAILED = { code: "INVALID_ARGUMENT", message: /^decryption failed: ciphertext, tag, nonce/ };
const hex = (text: string) => Buffer.from(text, "hex");

function keyFor(row: CipherAlgorithm): KeyObject {
  return createSecretKey(randomBytes(row.keyBytes));
}

function startOf(row: CipherAlgorithm, associatedData: Uint8Array = NOTHING): MessageStart {
  return { nonce: randomBytes(row.nonceBytes), associatedData, tagBytes: row.tagBytes };
}

/** A length that the algorithm takes. */
function lengthFor({ mode }: CipherAlgorithm, wanted: number): number {
  if (mode === "CBC-NOPAD") return wanted - (wanted % 16);
  if (mode === "KW") return Math.max(16, wanted - (wanted % 8));
  return mode === "KWP" ? Math.max(1, wanted) : wanted;
}

function forEachFlippedBit(bytes: Uint8Array, work: () => void): void {
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    work();
    bytes[bit >> 3]! ^= 1 << (bit & 7);
  }
}

describe("known answers", () => {
  for (const answer of CIPHER_ANSWERS) {
    test(`${answer.algorithm} encrypts and decrypts as ${answer.source} says`, () => {
      const row = requireCipher(answer.algorithm);
      const key = createSecretKey(hex(answer.key));
      const [nonce, associatedData, tag] = [hex(answer.nonce), hex(answer.associatedData), hex(answer.tag)];
      const start = { nonce, associatedData, tagBytes: tag.length };
      const encrypted = encrypt(row, key, start, hex(answer.plaintext));
      assert.deepEqual(Buffer.from(encrypted.ciphertext), hex(answer.ciphertext));
      assert.deepEqual(Buffer.from(encrypted.tag), tag);
      assert.deepEqual(Buffer.from(decrypt(row, key, start, hex(answer.ciphertext), tag)), hex(answer.plaintext));
    });
  }

  test("there is one for every algorithm", () => {
    const tested = new Set(CIPHER_ANSWERS.map(({ algorithm }) => algorithm));
    assert.deepEqual(
      [...CIPHERS.keys()].filter((name) => !tested.has(name)),
      [],
    );
  });
});

describe("every algorithm", () => {
  for (const row of CIPHERS.values()) {
    test(`${row.name} gives back what went in, whatever its length`, () => {
      const random = new SeededRandom(1);
      for (let i = 0; i < 40; i++) {
        const plaintext = random.bytes(lengthFor(row, random.below(100)));
        const [key, start] = [keyFor(row), startOf(row, isAead(row) ? random.bytes(random.below(20)) : NOTHING)];
        const { ciphertext, tag } = encrypt(row, key, start, plaintext);
        assert.deepEqual(Uint8Array.from(decrypt(row, key, start, ciphertext, tag)), plaintext);
      }
    });
  }

  test("those that authenticate refuse every flipped bit, and do not say which it was", () => {
    for (const row of CIPHERS.values()) {
      if (!isAead(row) && !isWrap(row)) continue;
      const key = keyFor(row);
      const start = startOf(row, isAead(row) ? randomBytes(3) : NOTHING);
      const { ciphertext, tag } = encrypt(row, key, start, randomBytes(16));
      const { nonce, associatedData } = start;
      for (const part of [ciphertext, tag, nonce, associatedData]) {
        forEachFlippedBit(part, () => assert.throws(() => decrypt(row, key, start, ciphertext, tag), FAILED));
      }
      assert.throws(() => decrypt(row, keyFor(row), start, ciphertext, tag), FAILED);
      assert.equal(decrypt(row, key, start, ciphertext, tag).length, 16);
    }
  });
});

describe("lengths", () => {
  const refused: readonly (readonly [
    name: string,
    direction: "plaintext" | "ciphertext",
    lengths: readonly number[],
  ])[] = [
    ["AES-128-CBC", "ciphertext", [0, 1, 15, 17]],
    ["AES-128-CBC-NOPAD", "plaintext", [1, 15, 17]],
    ["AES-128-CBC-NOPAD", "ciphertext", [1, 15, 17]],
    ["AES-128-KW", "plaintext", [0, 1, 8, 15, 17, 20, MAX_WRAPPED_BYTES + 8]],
    ["AES-128-KW", "ciphertext", [0, 8, 16, 23, 25, MAX_WRAPPED_BYTES + 16]],
    ["AES-128-KWP", "plaintext", [0, MAX_WRAPPED_BYTES + 1]],
    ["AES-128-KWP", "ciphertext", [0, 8, 15, 17, MAX_WRAPPED_BYTES + 16]],
  ];
  for (const [name, direction, lengths] of refused) {
    test(`${name} refuses ${direction} of ${lengths.join(", ")} bytes, and says what it takes`, () => {
      const row = requireCipher(name);
      const [key, start] = [keyFor(row), startOf(row)];
      for (const length of lengths) {
        const data = new Uint8Array(length);
        const work = () =>
          direction === "plaintext" ? encrypt(row, key, start, data) : decrypt(row, key, start, data, NOTHING);
        assert.throws(work, { code: "INVALID_ARGUMENT", message: new RegExp(`${name}.*bytes`) });
      }
    });
  }

  test("a wrapped key of 8 bytes is refused, which OpenSSL would unwrap", () => {
    // Project Wycheproof, aes_wrap_test.json: a valid wrapping but for its length.
    const key = createSecretKey(hex("000102030405060708090a0b0c0d0e0f"));
    const row = requireCipher("AES-128-KW");
    assert.throws(() => decrypt(row, key, startOf(row), new Uint8Array(16), NOTHING), /from 24 to/);
  });

  test("an AES-CTR message ends where its counter of blocks does", () => {
    const row = requireCipher("AES-128-CTR");
    const key = keyFor(row);
    const start = { ...startOf(row), nonce: hex("000102030405060708090a0bffffffff") };
    assert.equal(encrypt(row, key, start, new Uint8Array(16)).ciphertext.length, 16);
    assert.throws(() => encrypt(row, key, start, new Uint8Array(17)), { message: /at most 16 bytes with this nonce/ });
  });
});

describe("padding", () => {
  test("that is wrong fails as everything else does", () => {
    const [padded, bare] = [requireCipher("AES-128-CBC"), requireCipher("AES-128-CBC-NOPAD")];
    const key = generateKeySync("aes", { length: 128 });
    const start = startOf(padded);
    for (const last of [[0], [17], [2, 3], [3, 3], [255]]) {
      const block = new Uint8Array(16);
      block.set(last, 16 - last.length);
      const { ciphertext } = encrypt(bare, key, start, block);
      assert.throws(() => decrypt(padded, key, start, ciphertext, NOTHING), FAILED);
    }
  });
});

describe("tags of AES-GCM", () => {
  const row = requireCipher("AES-256-GCM");

  test("have the lengths of SP 800-38D and no others", () => {
    const [key, plaintext] = [keyFor(row), randomBytes(5)];
    const full = startOf(row);
    for (let bytes = 1; bytes <= 17; bytes++) {
      if (![4, 8, 12, 13, 14, 15, 16].includes(bytes)) {
        assert.throws(() => tagBytesOf(row, bytes), { message: /4, 8 and 12 to 16 bytes/ });
        continue;
      }
      const start = { ...full, tagBytes: tagBytesOf(row, bytes) };
      const { ciphertext, tag } = encrypt(row, key, start, plaintext);
      assert.equal(tag.length, bytes);
      assert.deepEqual(Buffer.from(decrypt(row, key, start, ciphertext, tag)), plaintext);
    }
  });

  test("are the longest where none is asked for, and other algorithms have one length or none", () => {
    assert.equal(tagBytesOf(row, 0), 16);
    assert.equal(tagBytesOf(requireCipher("ChaCha20-Poly1305"), 16), 16);
    assert.throws(() => tagBytesOf(requireCipher("ChaCha20-Poly1305"), 12), { message: /it has tags of 16 bytes/ });
    assert.throws(() => tagBytesOf(requireCipher("AES-128-CTR"), 16), { message: /it has none/ });
  });
});
