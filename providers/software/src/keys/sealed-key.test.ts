import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { Secret } from "@keyward/core/secret/secret";
import { generateKeyEncryptionKey } from "../data-keys/key-encryption-key.ts";
import { SealedKeyUnusable } from "../errors.ts";
import { type KeyOwner, open, seal } from "./sealed-key.ts";

const OWNER: KeyOwner = {
  clusterId: "6f1c0f6e-2f62-4c11-a9f4-5a2a8d0f8d6b",
  namespace: "shop",
  policy: "shop-ca",
  policyUid: "0b9a7c2e-91c4-4f0e-8f57-9b3d4a4c7e11",
  version: 1,
};
const PLAIN = Buffer.from("a private key in DER, as far as sealing is concerned");

const kek = generateKeyEncryptionKey();
const fresh = () => seal(kek, new Secret(Buffer.from(PLAIN)), OWNER);
const refuses = (envelope: Uint8Array, owner = OWNER, key = kek) =>
  assert.throws(() => open(key, envelope, owner), SealedKeyUnusable);

test("what was sealed opens for its owner", () => {
  const opened = open(kek, fresh(), OWNER);
  assert.ok(opened.use((bytes) => Buffer.from(bytes).equals(PLAIN)));
});

test("the envelope holds nothing of the key, and no two are alike", () => {
  assert.equal(fresh().includes(PLAIN.subarray(0, 8)), false);
  assert.equal(fresh().equals(fresh()), false);
});

const OTHER_OWNERS: Record<string, Partial<KeyOwner>> = {
  "another cluster": { clusterId: "6f1c0f6e-2f62-4c11-a9f4-5a2a8d0f8d6c" },
  "another namespace": { namespace: "shop2" },
  "another policy": { policy: "shop-ca2" },
  "a policy of the same name that was created later": { policyUid: "0b9a7c2e-91c4-4f0e-8f57-9b3d4a4c7e12" },
  "another version": { version: 2 },
  "fields that run together to the same text": { namespace: "shops", policy: "hop-ca" },
};
for (const [name, other] of Object.entries(OTHER_OWNERS)) {
  test(`a sealed key does not open for ${name}`, () => refuses(fresh(), { ...OWNER, ...other }));
}

test("two sealed keys that change places do not open", () => {
  const second = { ...OWNER, policy: "other-ca", policyUid: "11111111-91c4-4f0e-8f57-9b3d4a4c7e11" };
  const envelopes = [fresh(), seal(kek, new Secret(Buffer.from(PLAIN)), second)] as const;
  refuses(envelopes[1]);
  refuses(envelopes[0], second);
});

test("another key-encryption key does not open it", () => refuses(fresh(), OWNER, generateKeyEncryptionKey()));

test("an envelope with any one bit changed does not open", () => {
  const envelope = fresh();
  for (let bit = 0; bit < envelope.length * 8; bit += 1) {
    const changed = Buffer.from(envelope);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    refuses(changed);
  }
});

test("an envelope of any shorter length, or a longer one, does not open", () => {
  const envelope = fresh();
  for (let length = 0; length < envelope.length; length += 1) refuses(envelope.subarray(0, length));
  refuses(Buffer.concat([envelope, Buffer.of(0)]));
  refuses(randomBytes(1024 * 1024));
});

test("the error says nothing about which byte was wrong", () => {
  const messageOf = (envelope: Uint8Array): string => {
    try {
      open(kek, envelope, OWNER);
    } catch (error) {
      return (error as Error).message;
    }
    return "opened";
  };
  assert.equal(messageOf(Buffer.alloc(3)), messageOf(randomBytes(200)));
});
