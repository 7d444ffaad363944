import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, test } from "node:test";
import type { DescMethodUnary, MessageInitShape } from "@bufbuild/protobuf";
import { CIPHERS } from "@keyward/core/algorithms/cipher";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { type KeyUsage, parseUsages } from "@keyward/core/algorithms/key-usage";
import { DEFAULT_LIMITS, type EncryptionPolicy } from "@keyward/core/policy/profile";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { type Failure, unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { encrypt, decrypt } = CryptoService.method;
const ALL: EncryptionPolicy = {
  default: "AES-256-GCM",
  allowed: new Set(CIPHERS.keys()),
  callerNonces: true,
  minTagBytes: 4,
};
const STRICT: EncryptionPolicy = { ...ALL, allowed: new Set(["AES-256-GCM"]), callerNonces: false, minTagBytes: 16 };
const named = (value: string) => ({ key: { case: "name" as const, value } });
const plaintext = Buffer.from("what is to be hidden, in 32 byte");

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer({ encryption: ALL });
  for (const type of ["AES-128", "AES-192", "AES-256", "ChaCha20"]) keep(type, type);
});
afterEach(() => engine[Symbol.asyncDispose]());

function keep(
  name: string,
  typeName: string,
  secret?: Buffer,
  usages: readonly KeyUsage[] = ["encrypt", "decrypt"],
): void {
  const type = requireKeyType(typeName);
  const material = { kind: "secret", secret: createSecretKey(secret ?? randomBytes(type.bits / 8)) } as const;
  engine.keep(name, { type, usages: parseUsages(usages), algorithm: undefined, material });
}

const call = <M extends DescMethodUnary>(method: M, request: MessageInitShape<M["input"]>) =>
  unaryCall(engine.session, method, request);
const seal = (more: object = {}) => call(encrypt, { key: named("AES-256"), plaintext, ...more });

async function failure(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    return error as Failure;
  }
  return assert.fail("the call succeeded");
}

describe("Encrypt and Decrypt", () => {
  test("give back what went in, with the profile's default and a nonce of the server's", LIMIT, async () => {
    engine.change({ encryption: STRICT });
    const associatedData = Buffer.from("header");
    const { ciphertext, nonce, tag, algorithm, profile } = await seal({ associatedData });
    assert.deepEqual([nonce.length, tag.length, algorithm, profile?.name], [12, 16, "AES-256-GCM", "payments"]);
    assert.notDeepEqual(Buffer.from(ciphertext), plaintext);
    const back = await call(decrypt, { key: named("AES-256"), ciphertext, nonce, tag, associatedData });
    assert.deepEqual([Buffer.from(back.plaintext), back.algorithm], [plaintext, "AES-256-GCM"]);
  });

  test("do so with every algorithm that the profile names", LIMIT, async () => {
    for (const { name: algorithm, keyFamily, keyBytes, nonceBytes, tagBytes } of CIPHERS.values()) {
      const key = named(keyFamily === "aes" ? `AES-${keyBytes * 8}` : "ChaCha20");
      const { ciphertext, nonce, tag } = await call(encrypt, { key, algorithm, plaintext });
      assert.deepEqual([nonce.length, tag.length], [nonceBytes, tagBytes], algorithm);
      const back = await call(decrypt, { key, algorithm, ciphertext, nonce, tag });
      assert.deepEqual(Buffer.from(back.plaintext), plaintext, algorithm);
    }
  });

  test("take no more than the profile's longest message", LIMIT, async () => {
    const CBC = "AES-256-CBC";
    const longer = await seal({ plaintext: randomBytes(48), algorithm: CBC });
    engine.change({ encryption: ALL, limits: { ...DEFAULT_LIMITS, maxMessageBytes: 32 } });
    const { ciphertext, nonce } = await seal({ algorithm: CBC });
    await call(decrypt, { key: named("AES-256"), ciphertext, nonce, algorithm: CBC });
    const tooLong = { code: 8, text: /limits\.maxMessageKibibytes/ };
    await assert.rejects(seal({ plaintext: randomBytes(33) }), tooLong);
    const request = { key: named("AES-256"), nonce: longer.nonce, algorithm: CBC };
    await assert.rejects(call(decrypt, { ...request, ciphertext: longer.ciphertext }), tooLong);
  });

  test("take 2 MiB, less what the message needs besides", LIMIT, async () => {
    const large = randomBytes(2_097_152 - 200);
    const { ciphertext, nonce, tag } = await seal({ plaintext: large });
    const back = await call(decrypt, { key: named("AES-256"), ciphertext, nonce, tag });
    assert.ok(Buffer.from(back.plaintext).equals(large));
  });

  test("never repeat a nonce, whoever asks at once", LIMIT, async () => {
    const answers = await Promise.all(Array.from({ length: 2000 }, () => seal()));
    assert.equal(new Set(answers.map(({ nonce }) => Buffer.from(nonce).toString("hex"))).size, 2000);
  });

  test("two keys of the same bytes share their nonces", LIMIT, async () => {
    const secret = randomBytes(32);
    keep("one", "AES-256", secret);
    keep("other", "AES-256", secret);
    const { nonce } = await seal({ key: named("one") });
    const next = await seal({ key: named("other") });
    const [first, second] = [nonce, next.nonce].map((bytes) => BigInt(`0x${Buffer.from(bytes).toString("hex")}`));
    assert.equal(BigInt.asUintN(96, second! - first!), 1n);
    const { code } = await failure(seal({ key: named("other"), nonce }));
    assert.equal(code, 9);
  });
});

describe("a nonce of the caller", () => {
  test("is refused by a profile without encryption.callerNonces", LIMIT, async () => {
    engine.change({ encryption: STRICT });
    const { code, text } = await failure(seal({ nonce: randomBytes(12) }));
    assert.equal(code, 7);
    assert.match(
      text,
      /rule encryption\.callerNonces of profile payments \(generation 7\) refuses a nonce of the caller/,
    );
  });

  test("is used where the profile permits it, once", LIMIT, async () => {
    const nonce = randomBytes(12);
    assert.deepEqual(Buffer.from((await seal({ nonce })).nonce), nonce);
    const { code, text } = await failure(seal({ nonce, plaintext: Buffer.from("other") }));
    assert.deepEqual(
      [code, text],
      [9, "this nonce was used with this key before; leave the nonce out, and a fresh one is chosen here"],
    );
  });

  test("may be one that another key has used", LIMIT, async () => {
    const nonce = randomBytes(12);
    await seal({ nonce });
    await seal({ nonce, key: named("AES-128"), algorithm: "AES-128-GCM" });
  });
});

describe("refusals", () => {
  const encryptions: [sentence: string, request: object, code: number, text: RegExp][] = [
    ["no key", { key: undefined }, 3, /key names no key/],
    ["a key that is not there", { key: named("nobody") }, 5, /no key "nobody" is kept/],
    ["an algorithm of another key length", { algorithm: "AES-128-GCM" }, 3, /AES-128-GCM takes no key of type AES-256/],
    ["an unknown algorithm", { algorithm: "DES" }, 3, /unknown encryption algorithm "DES"; known are AES-128-GCM/],
    ["a name of 65 characters", { algorithm: "x".repeat(65) }, 3, /longer than 64 characters/],
    ["a tag of 5 bytes", { tagBytes: 5 }, 3, /no tags of 5 bytes; it has tags of 4, 8 and 12 to 16/],
    ["a tag of 2^32-1 bytes", { tagBytes: 2 ** 32 - 1 }, 3, /no tags of 4294967295 bytes/],
    ["a nonce of 129 bytes", { nonce: new Uint8Array(129) }, 3, /not one of 129 bytes/],
    ["a nonce of no bytes", { nonce: new Uint8Array(0) }, 3, /not one of 0 bytes/],
    [
      "associated data for CTR",
      { algorithm: "AES-256-CTR", associatedData: plaintext },
      3,
      /authenticates no associated/,
    ],
    [
      "a tag length for CBC",
      { algorithm: "AES-256-CBC", tagBytes: 16 },
      3,
      /AES-256-CBC has no tags of 16 bytes; it has none/,
    ],
    [
      "8 bytes for key wrap",
      { algorithm: "AES-256-KW", plaintext: new Uint8Array(8) },
      3,
      /multiple of 8 bytes from 16/,
    ],
  ];
  for (const [sentence, request, code, text] of encryptions) {
    test(`Encrypt refuses ${sentence}`, LIMIT, async () => {
      const said = await failure(seal(request));
      assert.match(said.text, text);
      assert.equal(said.code, code);
    });
  }

  test("Encrypt refuses what the profile does not name, such as CBC", LIMIT, async () => {
    engine.change({ encryption: STRICT });
    const { code, text } = await failure(seal({ algorithm: "AES-256-CBC" }));
    assert.equal(code, 7);
    assert.match(text, /rule encryption\.allowed of profile payments .* refuses AES-256-CBC; it permits AES-256-GCM$/);
  });

  test("short tags are refused below the profile's least, to write and to believe", LIMIT, async () => {
    const { ciphertext, nonce, tag } = await seal({ tagBytes: 12 });
    engine.change({ encryption: { ...STRICT, minTagBytes: 13 } });
    const written = await failure(seal({ tagBytes: 12 }));
    const believed = await failure(call(decrypt, { key: named("AES-256"), ciphertext, nonce, tag }));
    for (const { code, text } of [written, believed]) {
      assert.equal(code, 7);
      assert.match(
        text,
        /rule encryption\.minTagBytes .* AES-256-GCM with a tag of 12 bytes; it permits tags of at least 13/,
      );
    }
  });

  test("a key may do only what it was made for", LIMIT, async () => {
    keep("sealer", "AES-256", undefined, ["encrypt"]);
    const { ciphertext, nonce, tag } = await seal({ key: named("sealer") });
    const { code, text } = await failure(call(decrypt, { key: named("sealer"), ciphertext, nonce, tag }));
    assert.deepEqual([code, /refuses decrypt with key "sealer"; it permits encrypt/.test(text)], [7, true]);
  });

  test("Decrypt says the same whatever is wrong, and asks for a tag that is missing", LIMIT, async () => {
    const { ciphertext, nonce, tag } = await seal({ associatedData: Buffer.from("a") });
    const whole = { key: named("AES-256"), ciphertext, nonce, tag, associatedData: Buffer.from("a") };
    const flipped = (bytes: Uint8Array) => bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte));
    const wrong = [
      { ciphertext: flipped(ciphertext) },
      { nonce: flipped(nonce) },
      { tag: flipped(tag) },
      { associatedData: Buffer.from("b") },
    ];
    await call(decrypt, { ...whole });
    const said = await Promise.all(wrong.map((change) => failure(call(decrypt, { ...whole, ...change }))));
    assert.equal(new Set(said.map(({ code, text }) => `${code} ${text}`)).size, 1);
    const { code, text } = await failure(call(decrypt, { ...whole, tag: new Uint8Array(0) }));
    assert.deepEqual([code, /the tag is missing/.test(text)], [3, true]);
  });
});
