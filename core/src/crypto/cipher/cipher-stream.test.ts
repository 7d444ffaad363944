import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import { CIPHERS, type CipherAlgorithm, isAead, isWrap, requireCipher } from "../../algorithms/cipher.ts";
import { SeededRandom } from "../../testing/seeded-random.ts";
import { encrypt } from "./cipher.ts";
import { DecryptingStream, EncryptingStream } from "./cipher-stream.ts";
import { maxMessageBytes } from "./message-limit.ts";

const STREAMING = [...CIPHERS.values()].filter((row) => !isWrap(row));
const FAILED = { code: "INVALID_ARGUMENT", message: /^decryption failed/ };

function setUp(row: CipherAlgorithm) {
  const associatedData = isAead(row) ? randomBytes(7) : new Uint8Array(0);
  const start = { nonce: randomBytes(row.nonceBytes), associatedData, tagBytes: row.tagBytes };
  return { key: createSecretKey(randomBytes(row.keyBytes)), start };
}

/** Cuts the data at random points; some pieces are empty. */
function pieces(random: SeededRandom, data: Uint8Array): readonly Uint8Array[] {
  const cuts = Array.from({ length: random.below(6) }, () => random.below(data.length + 1)).sort((a, b) => a - b);
  return [0, ...cuts].map((from, i) => data.subarray(from, cuts[i] ?? data.length));
}

for (const row of STREAMING) {
  test(`${row.name} in parts, split anywhere, is ${row.name} in one piece, both ways`, () => {
    const random = new SeededRandom(2);
    for (let i = 0; i < 30; i++) {
      const { key, start } = setUp(row);
      const wanted = random.below(200);
      const plaintext = random.bytes(row.mode === "CBC-NOPAD" ? wanted - (wanted % 16) : wanted);
      const whole = encrypt(row, key, start, plaintext);
      const forth = new EncryptingStream(row, key, start);
      const out = pieces(random, plaintext).map((piece) => forth.update(piece));
      const { output, tag } = forth.finish();
      assert.deepEqual(Buffer.concat([...out, output]), Buffer.from(whole.ciphertext));
      assert.deepEqual(Buffer.from(tag ?? []), Buffer.from(whole.tag));
      const back = new DecryptingStream(row, key, start);
      const again = pieces(random, whole.ciphertext).map((piece) => back.update(piece));
      assert.deepEqual(Buffer.concat([...again, back.finish(tag)]), Buffer.from(plaintext));
    }
  });
}

describe("the end of a decryption", () => {
  const row = requireCipher("AES-256-GCM");

  test("refuses a wrong tag and one that is missing or of another length than was said", () => {
    const { key, start } = setUp(row);
    const { ciphertext, tag } = encrypt(row, key, start, randomBytes(40));
    const end = (given: Uint8Array | undefined, tagBytes = 16) => {
      const stream = new DecryptingStream(row, key, { ...start, tagBytes });
      stream.update(ciphertext);
      return () => stream.finish(given);
    };
    assert.throws(end(randomBytes(16)), FAILED);
    assert.throws(end(undefined), {
      code: "INVALID_ARGUMENT",
      message: /the tag is missing: AES-256-GCM cannot be decrypted without it/,
    });
    assert.throws(end(tag.subarray(0, 12)), {
      message: /the tag has 12 bytes; the decryption was begun for one of 16/,
    });
    assert.equal(end(tag.subarray(0, 12), 12)().length, 0);
  });

  test("refuses a tag where there is none", () => {
    const bare = requireCipher("AES-256-CTR");
    const { key, start } = setUp(bare);
    assert.throws(() => new DecryptingStream(bare, key, start).finish(new Uint8Array(16)), /has no tag, and one came/);
  });

  test("refuses wrong padding and what is no whole blocks", () => {
    const padded = requireCipher("AES-128-CBC");
    const { key, start } = setUp(padded);
    const end = (data: Uint8Array) => {
      const stream = new DecryptingStream(padded, key, start);
      stream.update(data);
      return () => stream.finish(undefined);
    };
    const { ciphertext } = encrypt(requireCipher("AES-128-CBC-NOPAD"), key, start, new Uint8Array(32));
    assert.throws(end(ciphertext), FAILED);
    assert.throws(end(ciphertext.subarray(0, 31)), /whole blocks of 16 bytes, not 31 bytes/);
    assert.throws(end(new Uint8Array(0)), /at least 16 bytes, not 0/);
  });
});

test("what is no whole blocks cannot be encrypted without padding", () => {
  const row = requireCipher("AES-128-CBC-NOPAD");
  const { key, start } = setUp(row);
  const stream = new EncryptingStream(row, key, start);
  stream.update(new Uint8Array(17));
  assert.throws(() => stream.finish(), {
    code: "INVALID_ARGUMENT",
    message: /takes whole blocks of 16 bytes and got 17/,
  });
});

test("key wrap does not stream, and the text says what to use", () => {
  for (const name of ["AES-128-KW", "AES-256-KWP"]) {
    const row = requireCipher(name);
    const { key, start } = setUp(row);
    for (const Stream of [EncryptingStream, DecryptingStream]) {
      assert.throws(() => new Stream(row, key, start), {
        code: "INVALID_ARGUMENT",
        message: /cannot be streamed; use Encrypt/,
      });
    }
  }
});

test("a message in parts ends where its counter of blocks does", () => {
  const row = requireCipher("AES-128-CTR");
  const { key, start } = setUp(row);
  const stream = new EncryptingStream(row, key, { ...start, nonce: Buffer.from(`${"00".repeat(12)}fffffffe`, "hex") });
  stream.update(new Uint8Array(31));
  stream.update(new Uint8Array(1));
  assert.throws(() => stream.update(new Uint8Array(1)), { code: "INVALID_ARGUMENT", message: /at most 32 bytes/ });
});

test("the most that one message may have is what the standards say", () => {
  const zero = new Uint8Array(16);
  assert.equal(maxMessageBytes(requireCipher("AES-128-GCM"), zero), 2 ** 36 - 32);
  assert.equal(maxMessageBytes(requireCipher("ChaCha20-Poly1305"), zero), 2 ** 38 - 64);
  assert.equal(maxMessageBytes(requireCipher("AES-128-CTR"), zero), 2 ** 36);
  assert.equal(maxMessageBytes(requireCipher("AES-128-CBC"), zero), Number.POSITIVE_INFINITY);
});
