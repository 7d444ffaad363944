import assert from "node:assert/strict";
import { createDecipheriv, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, test } from "node:test";
import { CIPHERS, isWrap } from "@keyward/core/algorithms/cipher";
import type { EncryptionPolicy } from "@keyward/core/policy/profile";
import { ContextService } from "@keyward/proto/gen/keyward/v1/context_pb";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { secretKey } from "../../../../keys/testing/secret-key.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { bidiCall } from "../../../testing/stream-call.ts";
import { type Failure, unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { encrypt, decrypt, encryptStream, decryptStream } = CryptoService.method;
const { openContext, updateContext, finishContext, resetContext } = ContextService.method;
const encryption: EncryptionPolicy = {
  default: "AES-256-GCM",
  allowed: new Set(CIPHERS.keys()),
  callerNonces: false,
  minTagBytes: 12,
};
const SECRET = randomBytes(32);
const named = (value: string) => ({ key: { case: "name" as const, value } });
const key = named("AES-256");
const associatedData = Buffer.from("header");

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer({ encryption });
  engine.keep("AES-256", secretKey("AES-256", SECRET, ["encrypt", "decrypt"]));
  engine.keep("AES-128", secretKey("AES-128", randomBytes(16), ["encrypt", "decrypt"]));
  engine.keep("AES-192", secretKey("AES-192", randomBytes(24), ["encrypt", "decrypt"]));
  engine.keep("ChaCha20", secretKey("ChaCha20", randomBytes(32), ["encrypt", "decrypt"]));
});
afterEach(() => engine[Symbol.asyncDispose]());

interface Streamed {
  readonly algorithm: string;
  readonly nonce: Uint8Array;
  readonly data: Buffer;
  readonly tag: Uint8Array;
}

const chunk = (value: Uint8Array) => ({ part: { case: "chunk" as const, value } });

function cut(data: Uint8Array, bytes: number): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(data.length / bytes) }, (_, i) => data.subarray(i * bytes, (i + 1) * bytes));
}

async function sealed(pieces: readonly Uint8Array[], begin: object = {}): Promise<Streamed> {
  const requests = [{ part: { case: "begin" as const, value: { key, ...begin } } }, ...pieces.map(chunk)];
  const [first, ...rest] = await Array.fromAsync(bidiCall(engine.session, encryptStream, requests));
  assert.equal(first?.part.case, "started");
  const { algorithm, nonce } = first.part.value;
  const data = Buffer.concat(rest.map(({ part }) => (part.case === "chunk" ? part.value : new Uint8Array(0))));
  const last = rest.at(-1)?.part;
  return { algorithm, nonce, data, tag: last?.case === "tag" ? last.value : new Uint8Array(0) };
}

async function unsealed(pieces: readonly Uint8Array[], begin: object, tag: Uint8Array | undefined): Promise<Buffer> {
  const end = tag === undefined ? [] : [{ part: { case: "tag" as const, value: tag } }];
  const requests = [{ part: { case: "begin" as const, value: { key, ...begin } } }, ...pieces.map(chunk), ...end];
  const [, ...rest] = await Array.fromAsync(bidiCall(engine.session, decryptStream, requests));
  return Buffer.concat(rest.map(({ part }) => (part.case === "chunk" ? part.value : new Uint8Array(0))));
}

async function failure(work: Promise<unknown>): Promise<Failure> {
  return work.then(
    () => assert.fail("the call succeeded"),
    (error: Failure) => error,
  );
}

describe("EncryptStream and DecryptStream", () => {
  for (const row of CIPHERS.values()) {
    if (isWrap(row)) continue;
    test(`carry ${row.name}, which Decrypt reads in one piece`, LIMIT, async () => {
      const begin = {
        key: named(row.keyFamily === "aes" ? `AES-${row.keyBytes * 8}` : "ChaCha20"),
        algorithm: row.name,
      };
      const plaintext = randomBytes(160_000);
      const { algorithm, nonce, data, tag } = await sealed(cut(plaintext, 70_001), begin);
      assert.deepEqual([algorithm, nonce.length, tag.length], [row.name, row.nonceBytes, row.tagBytes]);
      const whole = await unaryCall(engine.session, decrypt, { ...begin, ciphertext: data, nonce, tag });
      assert.ok(plaintext.equals(whole.plaintext));
      const again = await unsealed(cut(data, 9_999), { ...begin, nonce }, tag.length === 0 ? undefined : tag);
      assert.ok(plaintext.equals(again));
    });
  }

  test("carry nothing at all, too", LIMIT, async () => {
    const { nonce, data, tag } = await sealed([], { associatedData });
    assert.deepEqual([data.length, tag.length], [0, 16]);
    assert.equal((await unsealed([], { nonce, associatedData }, tag)).length, 0);
  });

  test("carry short tags where they are announced", LIMIT, async () => {
    const { nonce, data, tag } = await sealed([associatedData], { tagBytes: 12 });
    assert.equal(tag.length, 12);
    assert.deepEqual(await unsealed([data], { nonce, tagBytes: 12 }, tag), associatedData);
    const { code, text } = await failure(unsealed([data], { nonce }, tag));
    assert.deepEqual([code, /the tag has 12 bytes; the decryption was begun for one of 16/.test(text)], [3, true]);
    assert.equal((await failure(sealed([], { tagBytes: 8 }))).code, 7);
  });

  test("what is wrong ends the stream as it ends Decrypt", LIMIT, async () => {
    const { nonce, data, tag } = await sealed([randomBytes(50)], { associatedData });
    const flipped = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte, i) => (i === 0 ? byte ^ 1 : byte));
    const ends = await Promise.all([
      failure(unsealed([data], { nonce, associatedData }, flipped(tag))),
      failure(unsealed([flipped(data)], { nonce, associatedData }, tag)),
      failure(unsealed([data], { nonce: flipped(nonce), associatedData }, tag)),
      failure(unsealed([data], { nonce }, tag)),
      failure(unaryCall(engine.session, decrypt, { key, ciphertext: data, nonce, tag: flipped(tag), associatedData })),
    ]);
    assert.equal(new Set(ends.map(({ code, text }) => `${code} ${text}`)).size, 1);
    assert.deepEqual([ends[0]?.code, /^decryption failed/.test(ends[0]?.text ?? "")], [3, true]);
    const { code, text } = await failure(unsealed([data], { nonce, associatedData }, undefined));
    assert.deepEqual([code, text], [3, "the tag is missing: AES-256-GCM cannot be decrypted without it"]);
  });

  const refusals: [sentence: string, begin: object, code: number, text: RegExp][] = [
    [
      "key wrap",
      { algorithm: "AES-256-KW" },
      3,
      /AES-256-KW takes a key in one piece and cannot be streamed; use Encrypt/,
    ],
    ["a nonce of the caller", { nonce: randomBytes(12) }, 7, /rule encryption\.callerNonces/],
    ["a key that is not there", { key: named("nobody") }, 5, /no key "nobody"/],
    ["an unknown algorithm", { algorithm: "RC4" }, 3, /unknown encryption algorithm "RC4"/],
  ];
  for (const [sentence, begin, code, text] of refusals) {
    test(`EncryptStream refuses ${sentence} before any data`, LIMIT, async () => {
      const said = await failure(sealed([associatedData], begin));
      assert.match(said.text, text);
      assert.equal(said.code, code);
    });
  }
});

describe("contexts that encrypt and decrypt", () => {
  const open = (kind: "encrypt" | "decrypt", value: object) =>
    unaryCall(engine.session, openContext, { begin: { case: kind, value: { key, ...value } } as never });
  const update = async (context: string, data: Uint8Array) =>
    (await unaryCall(engine.session, updateContext, { context, data })).data;
  const finish = (context: string, more: object = {}) =>
    unaryCall(engine.session, finishContext, { context, keep: true, ...more });

  test("give in parts what openssl reads in one piece", LIMIT, async () => {
    const { context, algorithm, nonce } = await open("encrypt", { associatedData });
    assert.equal(algorithm, "AES-256-GCM");
    const parts = [await update(context, Buffer.from("what is ")), await update(context, Buffer.from("hidden"))];
    const { data, tag } = await finish(context, { data: Buffer.from(", all of it") });
    const decipher = createDecipheriv("aes-256-gcm", SECRET, nonce).setAAD(associatedData).setAuthTag(tag);
    const plaintext = Buffer.concat([decipher.update(Buffer.concat([...parts, data])), decipher.final()]);
    assert.equal(plaintext.toString(), "what is hidden, all of it");
  });

  test("draw a new nonce at each reset", LIMIT, async () => {
    const { context, nonce } = await open("encrypt", {});
    const nonces = [nonce];
    for (let i = 0; i < 50; i++) {
      await finish(context);
      nonces.push((await unaryCall(engine.session, resetContext, { context })).nonce);
    }
    assert.equal(new Set(nonces.map((bytes) => Buffer.from(bytes).toString("hex"))).size, 51);
  });

  test("do not take a caller's nonce at a reset where they would not at the start", LIMIT, async () => {
    const { context } = await open("encrypt", {});
    const { code, text } = await failure(unaryCall(engine.session, resetContext, { context, nonce: randomBytes(12) }));
    assert.deepEqual([code, /rule encryption\.callerNonces/.test(text)], [7, true]);
  });

  test("decrypt one message after another, each with its nonce", LIMIT, async () => {
    const messages = await Promise.all(
      ["first", "second"].map((text) =>
        unaryCall(engine.session, encrypt, { key, plaintext: Buffer.from(text), associatedData }),
      ),
    );
    const { context } = await open("decrypt", { nonce: messages[0]!.nonce, associatedData });
    const shown: string[] = [];
    for (const [i, { ciphertext, nonce, tag }] of messages.entries()) {
      if (i > 0) await unaryCall(engine.session, resetContext, { context, nonce, associatedData });
      const head = await update(context, ciphertext);
      const { data } = await finish(context, { expected: tag });
      shown.push(Buffer.concat([head, data]).toString());
    }
    assert.deepEqual(shown, ["first", "second"]);
  });

  test("end with INVALID_ARGUMENT for a wrong tag, and are gone", LIMIT, async () => {
    const { ciphertext, nonce } = await unaryCall(engine.session, encrypt, { key, plaintext: Buffer.from("text") });
    const { context } = await open("decrypt", { nonce });
    await update(context, ciphertext);
    const { code, text } = await failure(finish(context, { expected: randomBytes(16) }));
    assert.deepEqual([code, /^decryption failed/.test(text)], [3, true]);
    assert.equal((await failure(update(context, ciphertext))).code, 5);
  });
});
