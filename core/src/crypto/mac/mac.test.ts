import assert from "node:assert/strict";
import { createHash, createSecretKey, type KeyObject } from "node:crypto";
import { test } from "node:test";
import { HASHES } from "../../algorithms/hash.ts";
import { MACS, requireMac } from "../../algorithms/mac.ts";
import { SeededRandom } from "../../testing/seeded-random.ts";
import { toHex } from "../../text/hex.ts";
import { leftEncode, padding, rightEncode } from "./encoding.ts";
import { MAC_EXAMPLES, type MacExample } from "./examples.ts";
import type { MacState } from "./mac-state.ts";
import { NodeMacState } from "./node-mac.ts";
import { SpongeKmacState } from "./sponge-kmac.ts";
import { startMac } from "./start-mac.ts";
import { finishTag, tagHolds } from "./tag.ts";

const NONE = new Uint8Array(0);

function keyOf(hex: string): KeyObject {
  return createSecretKey(Buffer.from(hex, "hex"));
}

function begin({ algorithm, key, customization, tag }: MacExample): MacState {
  const parameters = { algorithm: requireMac(algorithm), tagBytes: tag.length / 2 };
  return startMac({ ...parameters, customization: Buffer.from(customization, "hex") }, keyOf(key));
}

test("every algorithm of the registry gives its published tags", () => {
  for (const example of MAC_EXAMPLES) {
    const state = begin(example);
    state.update(Buffer.from(example.data, "hex"));
    assert.equal(toHex(state.final()), example.tag, `${example.algorithm}, ${example.source}`);
  }
  assert.deepEqual(new Set(MAC_EXAMPLES.map(({ algorithm }) => algorithm)), new Set(MACS.keys()));
});

test("every row says truly how long its tags are", () => {
  for (const row of MACS.values()) {
    const key = createSecretKey(Buffer.alloc(32));
    const state = startMac({ algorithm: row, tagBytes: row.tagBytes, customization: NONE }, key);
    assert.equal(state.final().length, row.tagBytes, row.name);
  }
});

/** Bytes that the hash works on at a time: FIPS 180-4, FIPS 202 and RFC 7693. */
function blockBytesOf(hash: string): number {
  const sha3 = /^sha3-(\d+)/.exec(hash);
  if (sha3 !== null) return 200 - Number(sha3[1]) / 4;
  return /^(sha384|sha512|blake2b)/.test(hash) ? 128 : 64;
}

/** RFC 2104, 2, over the hash alone. */
function hmacByHand(hash: string, key: Buffer, data: Uint8Array): string {
  const padded = Buffer.alloc(blockBytesOf(hash));
  (key.length > padded.length ? createHash(hash).update(key).digest() : key).copy(padded);
  const masked = (mask: number) => padded.map((byte) => byte ^ mask);
  const inner = createHash(hash).update(masked(0x36)).update(data).digest();
  return createHash(hash).update(masked(0x5c)).update(inner).digest("hex");
}

test("HMAC is the standard's construction for keys of any length, shorter and longer than a block", () => {
  const random = new SeededRandom(1);
  for (const hash of [...HASHES.values()].filter(({ extendable }) => !extendable)) {
    for (const length of [1, 3, 63, 64, 65, 127, 128, 129, 145, 1000]) {
      const key = Buffer.from(random.bytes(length));
      const data = random.bytes(random.below(300));
      const algorithm = requireMac(`HMAC-${hash.name}`);
      const state = startMac({ algorithm, tagBytes: algorithm.tagBytes, customization: NONE }, createSecretKey(key));
      state.update(data);
      assert.equal(toHex(state.final()), hmacByHand(hash.nodeName, key, data), `${hash.name}, key of ${length} bytes`);
    }
  }
});

test("both ways to KMAC agree where both take the key", () => {
  const random = new SeededRandom(2);
  for (let round = 0; round < 60; round++) {
    const strength = random.pick([128, 256] as const);
    const key = createSecretKey(random.bytes(random.between(4, 512)));
    const customization = random.bytes(random.below(513));
    const outputBytes = random.between(1, 400);
    const data = random.bytes(random.below(500));
    const sponge = new SpongeKmacState(key, { strength, outputBytes, customization });
    const native = new NodeMacState(`kmac-${strength}`, key, { outputLength: outputBytes, customization });
    for (const state of [sponge, native]) state.update(data);
    assert.equal(toHex(sponge.final()), toHex(native.final()));
  }
});

/** Lengths that OpenSSL's own refuses are among them; that they are computed right, the test above shows. */
test("KMAC takes keys of any length", () => {
  const algorithm = requireMac("KMAC-256");
  for (const length of [1, 3, 4, 512, 513, 5000]) {
    const key = createSecretKey(Buffer.alloc(length, 7));
    const state = startMac({ algorithm, tagBytes: 64, customization: NONE }, key);
    assert.equal(state.final().length, 64);
  }
});

test("AES-CMAC refuses a key that is none of AES", () => {
  const parameters = { algorithm: requireMac("AES-CMAC"), tagBytes: 16, customization: NONE };
  for (const length of [1, 8, 15, 33, 40]) {
    const key = createSecretKey(Buffer.alloc(length));
    const message = `AES-CMAC takes keys of 16, 24 or 32 bytes, not of ${length}`;
    assert.throws(() => startMac(parameters, key), { code: "INVALID_ARGUMENT", message });
  }
});

test("split anywhere, the pieces give the tag of the whole", () => {
  const random = new SeededRandom(4);
  for (const example of MAC_EXAMPLES) {
    const data = random.bytes(700);
    const whole = begin(example);
    whole.update(data);
    const cut = random.below(701);
    const pieces = begin(example);
    for (const piece of [data.subarray(0, cut), NONE, data.subarray(cut)]) pieces.update(piece);
    assert.equal(toHex(pieces.final()), toHex(whole.final()), example.algorithm);
  }
});

test("the beginning of a tag holds, and nothing that differs, is longer or is empty", () => {
  const cmac = MAC_EXAMPLES.find(({ algorithm }) => algorithm === "AES-CMAC")!;
  const tag = Buffer.from(cmac.tag, "hex");
  const holds = (given: Uint8Array) => {
    const state = begin(cmac);
    state.update(Buffer.from(cmac.data, "hex"));
    return tagHolds(state, given);
  };
  for (const length of [1, 4, 15, 16]) assert.equal(holds(tag.subarray(0, length)), true);
  for (let bit = 0; bit < 128; bit++) {
    const wrong = Buffer.from(tag);
    wrong[bit >> 3]! ^= 1 << (bit & 7);
    assert.equal(holds(wrong), false);
  }
  assert.equal(holds(NONE), false);
  assert.equal(holds(Buffer.concat([tag, tag])), false);
  assert.equal(finishTag(begin(cmac), 5).length, 5);
});

/** SP 800-185, 2.3.1: left_encode(0) is 01 00, right_encode(0) is 00 01. */
test("lengths are encoded as the standard writes them", () => {
  const cases: [number, string][] = [
    [0, "00"],
    [255, "ff"],
    [256, "0100"],
    [65_536, "010000"],
    [0xfedcba98, "fedcba98"],
  ];
  for (const [value, bytes] of cases) {
    const count = (bytes.length / 2).toString(16).padStart(2, "0");
    assert.deepEqual([toHex(leftEncode(value)), toHex(rightEncode(value))], [count + bytes, bytes + count]);
  }
  assert.deepEqual([padding(0, 8).length, padding(1, 8).length, padding(8, 8).length], [0, 7, 0]);
});
