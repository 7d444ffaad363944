import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { HASHES } from "@keyward/core/algorithms/hash";
import { ABC, ABC_DIGESTS } from "@keyward/core/crypto/hash/examples";
import { DEFAULT_LIMITS } from "@keyward/core/policy/profile";
import { toHex } from "@keyward/core/text/hex";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { clientStreamCall } from "../../../testing/stream-call.ts";
import { type Failure, unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { hash, hashStream } = CryptoService.method;
const EVERY = { default: "SHA-256", allowed: new Set(HASHES.keys()) };

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer({ hash: EVERY });
});
afterEach(() => engine[Symbol.asyncDispose]());

const once = (request: object) => unaryCall(engine.session, hash, request);
const inParts = (value: object, chunks: readonly Uint8Array[]) =>
  clientStreamCall(engine.session, hashStream, [
    { part: { case: "begin", value } },
    ...chunks.map((chunk) => ({ part: { case: "chunk", value: chunk } })),
  ] as never);

async function failure(call: Promise<unknown>): Promise<Failure> {
  return call.then(
    () => assert.fail("the call succeeded"),
    (error: Failure) => error,
  );
}

test("every algorithm gives its published digest, in one piece and in parts", LIMIT, async () => {
  for (const [algorithm, digest] of ABC_DIGESTS) {
    const whole = await once({ algorithm, data: ABC });
    const parts = await inParts({ algorithm }, [ABC.subarray(0, 1), ABC.subarray(1)]);
    assert.deepEqual([whole.algorithm, toHex(whole.digest), toHex(parts.digest)], [algorithm, digest, digest]);
    assert.equal(parts.profile?.generation, 7n);
  }
});

test("data of more than a slice gives the same digest", LIMIT, async () => {
  const data = Buffer.alloc(2_000_000, 3);
  const expected = createHash("sha3-512").update(data).digest();
  assert.deepEqual(Buffer.from((await once({ algorithm: "SHA3-512", data })).digest), expected);
  assert.deepEqual(Buffer.from((await inParts({ algorithm: "SHA3-512" }, [data])).digest), expected);
});

/** Beginning of SHAKE-256 of the empty message: FIPS 202 example values of NIST. */
test("an extendable hash gives as much as is asked for, up to 65536 bytes", LIMIT, async () => {
  for (const outputBytes of [1, 8, 65_536]) {
    const whole = await once({ algorithm: "SHAKE-256", outputBytes });
    const parts = await inParts({ algorithm: "SHAKE-256", outputBytes }, []);
    assert.equal(whole.digest.length, outputBytes);
    assert.deepEqual(parts.digest, whole.digest);
    assert.equal(toHex(whole.digest.subarray(0, 8)), "46b9dd2b0ba88d13".slice(0, outputBytes * 2));
  }
});

test("a wish that an algorithm cannot fulfil is refused with what it gives", LIMIT, async () => {
  const refusals: [object, number, RegExp][] = [
    [{ algorithm: "SHAKE-128", outputBytes: 65_537 }, 3, /output_bytes is 65537, the most is 65536/],
    [
      { algorithm: "SHA-256", outputBytes: 32 },
      3,
      /is for SHAKE-128 and SHAKE-256; SHA-256 gives 32 bytes, leave it 0/,
    ],
    [{ outputBytes: 1 }, 3, /SHA-256 gives 32 bytes/],
    [{ algorithm: "MD5" }, 7, /hash\.allowed .* permits .*BLAKE2s-256/],
    [{ algorithm: "x".repeat(65) }, 3, /longer than 64 characters/],
  ];
  for (const [request, code, text] of refusals) {
    for (const call of [once(request), inParts(request, [ABC])]) {
      const refused = await failure(call);
      assert.deepEqual([refused.code, text.test(refused.text)], [code, true], refused.text);
    }
  }
});

test("data beyond what the profile takes in one piece is refused, and goes through the stream", LIMIT, async () => {
  engine.change({ hash: EVERY, limits: { ...DEFAULT_LIMITS, maxMessageBytes: 1000 } });
  const refused = await failure(once({ data: Buffer.alloc(1001) }));
  assert.deepEqual(
    [refused.code, /1001 bytes.* 1000 .limits\.maxMessageKibibytes.; use the stream/.test(refused.text)],
    [8, true],
  );
  await once({ data: Buffer.alloc(1000) });
  await inParts({}, [Buffer.alloc(1001)]);
});
