import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { MACS } from "@keyward/core/algorithms/mac";
import { MAC_EXAMPLES, type MacExample } from "@keyward/core/crypto/mac/examples";
import { DEFAULT_LIMITS } from "@keyward/core/policy/profile";
import { toHex } from "@keyward/core/text/hex";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { ephemeralKeysOf } from "../../../../keys/ephemeral-keys.ts";
import { secretKey } from "../../../../keys/testing/secret-key.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { clientStreamCall } from "../../../testing/stream-call.ts";
import { type Failure, unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { computeMac, verifyMac, computeMacStream, verifyMacStream } = CryptoService.method;
const EVERY = { default: "HMAC-SHA-256", allowed: new Set(MACS.keys()), minTagBytes: 8 };
const INVALID_ARGUMENT = 3;
const NOT_FOUND = 5;
const NOT_PERMITTED = 7;
/** RFC 4231, 4.3 */
const JEFE = Buffer.from("Jefe");
const DATA = Buffer.from("what do ya want for nothing?");
const JEFE_TAG = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer({ mac: EVERY });
  engine.keep("jefe", secretKey("HMAC", JEFE, ["sign", "verify"]));
  engine.keep("kmac", secretKey("KMAC", Buffer.alloc(32, 1), ["sign", "verify"]));
  engine.keep("aes", secretKey("AES-128", Buffer.alloc(16, 1), ["sign", "verify"]));
});
afterEach(() => engine[Symbol.asyncDispose]());

const named = (value: string) => ({ key: { case: "name" as const, value } });
const identified = (value: string) => ({ key: { case: "id" as const, value } });
const compute = (request: object) => unaryCall(engine.session, computeMac, request);
const verify = (request: object) => unaryCall(engine.session, verifyMac, request);
const chunk = (value: Uint8Array) => ({ part: { case: "chunk" as const, value } });
const computeInParts = (value: object, chunks: readonly Uint8Array[]) =>
  clientStreamCall(engine.session, computeMacStream, [
    { part: { case: "begin", value } },
    ...chunks.map(chunk),
  ] as never);
const verifyInParts = (value: object, chunks: readonly Uint8Array[]) =>
  clientStreamCall(engine.session, verifyMacStream, [
    { part: { case: "begin", value } },
    ...chunks.map(chunk),
  ] as never);

async function failure(call: Promise<unknown>): Promise<Failure> {
  return call.then(
    () => assert.fail("the call succeeded"),
    (error: Failure) => error,
  );
}

/** Puts the example's key where calls find it. */
function keep({ algorithm, key }: MacExample, name: string) {
  const bytes = Buffer.from(key, "hex");
  const type = algorithm === "AES-CMAC" ? `AES-${bytes.length * 8}` : algorithm.slice(0, 4);
  engine.keep(name, secretKey(type, bytes, ["sign", "verify"]));
  return named(name);
}

test("every published tag is made and verified, in one piece and in parts", LIMIT, async () => {
  for (const [index, example] of MAC_EXAMPLES.entries()) {
    const [data, tag, customization] = [example.data, example.tag, example.customization].map((hex) =>
      Buffer.from(hex, "hex"),
    ) as [Buffer, Buffer, Buffer];
    const begin = { key: keep(example, `k${index}`), algorithm: example.algorithm, customization };
    const chunks = [data.subarray(0, 3), data.subarray(3)];
    const made = await compute({ ...begin, data, tagBytes: tag.length });
    assert.deepEqual([made.algorithm, toHex(made.tag)], [example.algorithm, example.tag]);
    assert.equal(toHex((await computeInParts({ ...begin, tagBytes: tag.length }, chunks)).tag), example.tag);
    assert.equal((await verify({ ...begin, data, tag })).valid, true);
    assert.equal((await verifyInParts({ ...begin, tag }, chunks)).valid, true);
    assert.equal((await verifyInParts({ ...begin, tag: tag.map((byte) => byte ^ 1) }, chunks)).valid, false);
  }
});

test("a tag comes from the key of this connection, by the profile's default", LIMIT, async () => {
  assert.equal((await failure(compute({ key: identified("none") }))).code, NOT_FOUND);
  const id = ephemeralKeysOf(engine.connections[0]!).add(secretKey("HMAC", JEFE, ["sign"]), 1);
  const answer = await compute({ key: identified(id), data: DATA });
  assert.deepEqual([answer.algorithm, toHex(answer.tag)], ["HMAC-SHA-256", JEFE_TAG]);
  assert.equal(answer.profile?.generation, 7n);
  const elsewhere = unaryCall(engine.server.connect(), computeMac, { key: identified(id), data: DATA });
  assert.equal((await failure(elsewhere)).code, NOT_FOUND);
});

test("a key's type chooses where the profile's default does not fit it", LIMIT, async () => {
  assert.equal((await compute({ key: named("aes") })).algorithm, "AES-CMAC");
  assert.match((await compute({ key: named("kmac") })).algorithm, /^KMAC/);
  const misfit = await failure(compute({ key: named("aes"), algorithm: "HMAC-SHA-256" }));
  assert.deepEqual([misfit.code, misfit.text], [INVALID_ARGUMENT, "HMAC-SHA-256 takes no key of type AES-128"]);
});

test("data of more than a slice gives the same tag", LIMIT, async () => {
  const data = Buffer.alloc(1_500_000, 3);
  const tag = createHmac("sha256", JEFE).update(data).digest();
  assert.deepEqual(Buffer.from((await compute({ key: named("jefe"), data })).tag), tag);
  assert.equal((await verify({ key: named("jefe"), data, tag })).valid, true);
});

test("a tag is cut as far as the profile permits, and no further", LIMIT, async () => {
  const short = await compute({ key: named("jefe"), data: DATA, tagBytes: 8 });
  assert.equal(toHex(short.tag), JEFE_TAG.slice(0, 16));
  assert.equal((await verify({ key: named("jefe"), data: DATA, tag: short.tag })).valid, true);
  const shorter = short.tag.subarray(0, 7);
  for (const refused of [
    await failure(compute({ key: named("jefe"), data: DATA, tagBytes: 7 })),
    await failure(verify({ key: named("jefe"), data: DATA, tag: shorter })),
    await failure(verifyInParts({ key: named("jefe"), tag: shorter }, [DATA])),
    await failure(compute({ key: named("kmac"), data: DATA, tagBytes: 7 })),
  ]) {
    const text = /mac\.minTagBytes of profile payments .* a tag of 7 bytes; it permits 8 bytes or more/;
    assert.deepEqual([refused.code, text.test(refused.text)], [NOT_PERMITTED, true], refused.text);
  }
});

test("a KMAC tag of another length is another tag", LIMIT, async () => {
  const long = await compute({ key: named("kmac"), algorithm: "KMAC-256", data: DATA, tagBytes: 65_536 });
  const short = await compute({ key: named("kmac"), algorithm: "KMAC-256", data: DATA, tagBytes: 64 });
  assert.equal(long.tag.length, 65_536);
  assert.notDeepEqual(long.tag.subarray(0, 64), short.tag);
  const request = { key: named("kmac"), algorithm: "KMAC-256", data: DATA };
  assert.equal((await verify({ ...request, tag: long.tag })).valid, true);
  assert.equal((await verify({ ...request, tag: long.tag.subarray(0, 64) })).valid, false);
});

test("a tag that nobody can have made does not hold, and is no error", LIMIT, async () => {
  const tag = Buffer.from(JEFE_TAG, "hex");
  const tooLong = Buffer.concat([tag, tag]);
  assert.equal((await verify({ key: named("jefe"), data: DATA, tag: tooLong })).valid, false);
  assert.equal((await verify({ key: named("kmac"), data: DATA, tag: Buffer.alloc(65_537) })).valid, false);
});

test("what an algorithm does not take is refused with what it takes", LIMIT, async () => {
  const refusals: [object, number, RegExp][] = [
    [{ key: named("jefe"), tagBytes: 33 }, INVALID_ARGUMENT, /tag_bytes is 33; HMAC-SHA-256 gives at most 32/],
    [{ key: named("kmac"), tagBytes: 65_537 }, INVALID_ARGUMENT, /gives at most 65536/],
    [{ key: named("jefe"), customization: DATA }, INVALID_ARGUMENT, /HMAC-SHA-256 takes no customization; KMAC does/],
    [{ key: named("kmac"), customization: Buffer.alloc(513) }, INVALID_ARGUMENT, /513 bytes, the most is 512/],
    [
      { key: named("jefe"), algorithm: "HMAC-MD5" },
      INVALID_ARGUMENT,
      /unknown MAC algorithm "HMAC-MD5"; known are HMAC-/,
    ],
    [{ key: named("jefe"), algorithm: "H".repeat(65) }, INVALID_ARGUMENT, /longer than 64 characters/],
    [{}, INVALID_ARGUMENT, /names no key/],
    [{ key: named("nobody") }, NOT_FOUND, /"nobody"/],
  ];
  for (const [request, code, text] of refusals) {
    for (const call of [compute(request), computeInParts(request, [DATA])]) {
      const refused = await failure(call);
      assert.deepEqual([refused.code, text.test(refused.text)], [code, true], refused.text);
    }
  }
});

test("what the profile or the key does not permit is refused with the rule and what would pass", LIMIT, async () => {
  engine.keep("signer", secretKey("HMAC", JEFE, ["sign"]));
  engine.keep("bound", secretKey("HMAC", JEFE, ["sign"], "HMAC-SHA-512"));
  engine.change({ mac: { ...EVERY, allowed: new Set(["HMAC-SHA-256"]) } });
  const refusals: [Promise<unknown>, RegExp][] = [
    [compute({ key: named("jefe"), algorithm: "HMAC-SHA-512" }), /mac\.allowed .* permits HMAC-SHA-256$/],
    [compute({ key: named("aes") }), /mac\.allowed .* a key of type AES-128/],
    [verify({ key: named("signer"), tag: Buffer.alloc(32) }), /key\.usages .* permits sign$/],
    [compute({ key: named("bound"), algorithm: "HMAC-SHA-256" }), /key\.algorithm .* permits HMAC-SHA-512$/],
  ];
  for (const [call, text] of refusals) {
    const refused = await failure(call);
    assert.deepEqual([refused.code, text.test(refused.text)], [NOT_PERMITTED, true], refused.text);
  }
  engine.change({});
  const none = await failure(compute({ key: named("jefe") }));
  assert.deepEqual([none.code, /no mac section/.test(none.text)], [NOT_PERMITTED, true]);
});

test("in FIPS mode no tag is made with a key of less than 112 bits, and one may be verified", LIMIT, async () => {
  engine.change({ mode: "FIPS", mac: EVERY });
  const refused = await failure(compute({ key: named("jefe"), data: DATA }));
  assert.deepEqual([refused.code, /rule mode .* 14 bytes or more/.test(refused.text)], [NOT_PERMITTED, true]);
  assert.equal((await verify({ key: named("jefe"), data: DATA, tag: Buffer.from(JEFE_TAG, "hex") })).valid, true);
  assert.equal((await compute({ key: named("kmac"), data: DATA })).tag.length, 32);
});

test("data beyond what the profile takes in one piece is refused, and goes through the stream", LIMIT, async () => {
  engine.change({ mac: EVERY, limits: { ...DEFAULT_LIMITS, maxMessageBytes: 1000 } });
  const [key, data] = [named("jefe"), Buffer.alloc(1001)];
  for (const call of [compute({ key, data }), verify({ key, data, tag: Buffer.alloc(32) })]) {
    const refused = await failure(call);
    assert.deepEqual([refused.code, /limits\.maxMessageKibibytes/.test(refused.text)], [8, true]);
  }
  assert.equal((await computeInParts({ key }, [data])).tag.length, 32);
});
