import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { KeyNonces, MAX_CALLER_NONCES } from "./key-nonces.ts";
import { NonceSequence } from "./nonce-sequence.ts";

const USED = { code: "FAILED_PRECONDITION", message: /this nonce was used with this key before/ };
const hex = (text: string) => Buffer.from(text, "hex");
const shown = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test("a caller's nonce is accepted once, whatever its length", () => {
  const nonces = new KeyNonces();
  for (const length of [1, 8, 12, 16, 19, 128]) {
    const nonce = randomBytes(length);
    nonces.claim(nonce);
    assert.throws(() => nonces.claim(Uint8Array.from(nonce)), USED);
  }
});

test("a caller cannot take a nonce that was given out, and one to come is never given out after it was taken", () => {
  const nonces = new KeyNonces(new NonceSequence(hex("000000000000000000000005")));
  assert.throws(() => nonces.claim(nonces.next()), USED);
  nonces.claim(hex("000000000000000000000006"));
  nonces.claim(hex("000000000000000000000007"));
  assert.equal(shown(nonces.next()), "000000000000000000000008");
});

test("initialization vectors do not repeat, do not show the count, and are known again", () => {
  const nonces = new KeyNonces(new NonceSequence(new Uint8Array(12)));
  const given = Array.from({ length: 1000 }, () => nonces.nextIv());
  assert.equal(new Set(given.map(shown)).size, 1000);
  const perPosition = Array.from({ length: 16 }, (_, at) => new Set(given.map((iv) => iv[at])).size);
  assert.ok(
    perPosition.every((values) => values > 200),
    "every byte varies, though only the last of the count do",
  );
  for (const iv of given) assert.throws(() => nonces.claimIv(iv), USED);
});

test("a caller's initialization vector is accepted once, and is another thing than a nonce of the same bytes", () => {
  const nonces = new KeyNonces();
  const iv = randomBytes(16);
  nonces.claimIv(iv);
  assert.throws(() => nonces.claimIv(iv), USED);
  nonces.claim(iv);
});

test("callers may choose so many nonces for a key and no more; those of ours go on", () => {
  const nonces = new KeyNonces();
  const nonce = Buffer.alloc(12);
  for (let i = 0; i < MAX_CALLER_NONCES; i++) {
    nonce.writeUInt32BE(i);
    nonces.claim(nonce);
  }
  assert.throws(() => nonces.claim(randomBytes(12)), {
    code: "RESOURCE_EXHAUSTED",
    message: /65536 nonces for this key/,
  });
  assert.equal(nonces.chosenCount, MAX_CALLER_NONCES);
  assert.equal(nonces.next().length, 12);
});
