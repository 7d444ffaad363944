import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { Secret } from "@keyward/core/secret/secret";
import { contextOf, openSeed, readAnnotations, renderAnnotations, sealSeed } from "./sealed-seed.ts";

const dataKey = new Secret(randomBytes(32));
const seed = randomBytes(32);
const context = contextOf("prod/api-server/1/0123456789abcdef");

test("a seed that was sealed opens again, and is never sealed twice alike", () => {
  const [one, other] = [sealSeed(dataKey, seed, context), sealSeed(dataKey, seed, context)];
  assert.deepEqual(openSeed(dataKey, one, context), seed);
  assert.notDeepEqual(one, other);
});

test("every changed byte is found, and so is another key id", () => {
  const sealed = sealSeed(dataKey, seed, context);
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    assert.throws(() => openSeed(dataKey, changed, context), { code: "INVALID_ARGUMENT" }, `byte ${at}`);
  }
  assert.throws(() => openSeed(dataKey, sealed, contextOf("prod/api-server/2/0123456789abcdef")), /does not open/);
});

test("cut, empty and foreign cipher texts are refused", () => {
  const sealed = sealSeed(dataKey, seed, context);
  for (const bytes of [Buffer.of(), sealed.subarray(0, 28), sealed.subarray(0, -1), randomBytes(2_000)]) {
    assert.throws(() => openSeed(dataKey, bytes, context), { code: "INVALID_ARGUMENT" });
  }
});

test("a cipher text fits into what the API server takes, or is not made", () => {
  assert.equal(sealSeed(dataKey, Buffer.alloc(995), context).length, 1_024);
  assert.throws(() => sealSeed(dataKey, Buffer.alloc(996), context), /996 bytes to encrypt, and 995 at most/);
});

test("annotations have names that the API server takes, and come back as they were", () => {
  const header = { wrapped: randomBytes(48), ref: { id: "arn:aws:kms:eu-central-1:1:key/2", algorithm: "AES-256" } };
  const annotations = renderAnnotations(header);
  for (const name of Object.keys(annotations)) assert.match(name, /^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
  const read = readAnnotations(annotations);
  assert.deepEqual(read.ref, header.ref);
  assert.deepEqual(Buffer.from(read.wrapped), header.wrapped);
});

test("annotations that are missing, empty or too long are named", () => {
  const good = renderAnnotations({ wrapped: randomBytes(48), ref: { id: "1", algorithm: "AES-256" } });
  const name = "data-key.kms.keyward.dev";
  assert.throws(() => readAnnotations({}), /data-key\.kms\.keyward\.dev is missing/);
  assert.throws(() => readAnnotations({ ...good, [name]: Buffer.of() }), /missing, empty or longer/);
  assert.throws(() => readAnnotations({ ...good, [name]: Buffer.alloc(8_193) }), /longer than 8192 bytes/);
});
