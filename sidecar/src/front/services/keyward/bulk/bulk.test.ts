import assert from "node:assert/strict";
import { createDecipheriv, createHash, createHmac, hash } from "node:crypto";
import { after, before, test } from "node:test";
import { SeededRandom } from "@keyward/core/testing/seeded-random";
import { BulkService } from "@keyward/proto/gen/keyward/v1/bulk_pb";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { PLACES } from "../../../../bulk/testing/test-folder.ts";
import { SNAPSHOT_BYTES } from "../../../../bulk/work/workbench.ts";
import { startEngineServer } from "../../../testing/engine-server.ts";
import { clientStreamCall } from "../../../testing/stream-call.ts";
import { type Failure, unaryCall } from "../../../testing/unary-call.ts";
import { type BulkServer, named, startBulkServer } from "./testing/bulk-server.ts";

const LIMIT = { timeout: 60_000 };
const { hashFile, computeMacFile, verifyMacFile, encryptFile, decryptFile, signFile, verifyFile } = BulkService.method;
const INVALID_ARGUMENT = 3;
const NOT_FOUND = 5;
const NOT_PERMITTED = 7;
const FAILED_PRECONDITION = 9;

const RANDOM = new SeededRandom(20).bytes(65_536);
/** Of any length, and no part like another. */
const contentOf = (bytes: number) => {
  const content = Buffer.alloc(bytes, RANDOM);
  for (let at = 0; at + 4 <= bytes; at += 65_536) content.writeUInt32BE(at, at);
  return content;
};
/** Around what is worked on at once, and around what is held as a whole. */
const LENGTHS = [0, 1, 65_537, 1_048_576, SNAPSHOT_BYTES, SNAPSHOT_BYTES + 777];

for (const place of PLACES) {
  test(`with files below ${place}`, LIMIT, async (context) => {
    let bulk: BulkServer;
    before(async () => {
      bulk = await startBulkServer(place);
    });
    after(() => bulk[Symbol.asyncDispose]());

    await context.test("a digest is that of the range, whatever its length", LIMIT, async () => {
      for (const length of LENGTHS) {
        bulk.put("data", contentOf(length));
        const { digest, algorithm, profile, bytesRead } = await bulk.call(hashFile, {
          begin: { algorithm: "SHA3-512" },
          input: { name: "data" },
        });
        assert.deepEqual(Buffer.from(digest), hash("sha3-512", contentOf(length), "buffer"));
        assert.deepEqual([algorithm, bytesRead], ["SHA3-512", BigInt(length)]);
        assert.notEqual(profile?.name, "");
      }
      const { digest } = await bulk.call(hashFile, { begin: {}, input: { name: "data", offset: 5n, length: 70_000n } });
      const part = contentOf(SNAPSHOT_BYTES + 777).subarray(5, 70_005);
      assert.deepEqual(Buffer.from(digest), createHash("sha3-512").update(part).digest());
    });

    await context.test("what is encrypted in place is decrypted in place, whatever its length", LIMIT, async () => {
      for (const length of LENGTHS) {
        bulk.put("data", contentOf(length));
        const { nonce, tag, bytesWritten } = await bulk.call(encryptFile, {
          begin: { key: named("aes"), associatedData: RANDOM.subarray(0, 9) },
          input: { name: "data" },
          output: { name: "data" },
        });
        assert.equal(bytesWritten, BigInt(length));
        const theirs = createDecipheriv("aes-256-gcm", Buffer.alloc(32, 2), nonce).setAAD(RANDOM.subarray(0, 9));
        theirs.setAuthTag(tag);
        const plaintext = Buffer.concat([theirs.update(bulk.get("data")), theirs.final()]);
        assert.equal(plaintext.equals(contentOf(length)), true);
        const decrypted = await bulk.call(decryptFile, {
          begin: { key: named("aes"), associatedData: RANDOM.subarray(0, 9), nonce },
          input: { name: "data" },
          output: { name: "data" },
          tag,
        });
        assert.deepEqual([decrypted.bytesRead, decrypted.bytesWritten], [BigInt(length), BigInt(length)]);
        assert.equal(bulk.get("data").equals(contentOf(length)), true);
      }
    });

    await context.test("a tag that is wrong leaves the output as it was, whatever the length", LIMIT, async () => {
      for (const length of [1, 1_000_000, SNAPSHOT_BYTES + 1]) {
        bulk.put("data", contentOf(length));
        const input = { name: "data" };
        const { nonce, tag } = await bulk.call(encryptFile, { begin: { key: named("aes") }, input, output: input });
        bulk.put("plain", Buffer.alloc(length, 7));
        for (const wrong of [tag.map((byte) => byte ^ 1), new Uint8Array(0)]) {
          const begin = { key: named("aes"), nonce };
          const request = { begin, input, output: { name: "plain" }, tag: wrong };
          assert.equal((await bulk.failure(decryptFile, request)).code, INVALID_ARGUMENT);
        }
        assert.equal(bulk.get("plain").equals(Buffer.alloc(length, 7)), true);
      }
    });
  });
}

test("in memory", LIMIT, async (context) => {
  let bulk: BulkServer;
  before(async () => {
    bulk = await startBulkServer();
    bulk.put("data", contentOf(100_000));
    bulk.put("out", Buffer.alloc(100_100, 7));
  });
  after(() => bulk[Symbol.asyncDispose]());
  const input = { name: "data" };
  const output = { name: "out" };

  await context.test("a tag and a signature of a file are those of its stream", LIMIT, async () => {
    const begin = { key: named("mac") };
    const { tag } = await bulk.call(computeMacFile, { begin, input });
    assert.deepEqual(Buffer.from(tag), createHmac("sha256", Buffer.alloc(32, 1)).update(contentOf(100_000)).digest());
    assert.equal((await bulk.call(verifyMacFile, { begin: { ...begin, tag }, input })).valid, true);
    const wrong = tag.map((byte) => byte ^ 1);
    assert.equal((await bulk.call(verifyMacFile, { begin: { ...begin, tag: wrong }, input })).valid, false);
    for (const key of ["ec", "ed"]) {
      const { signature } = await bulk.call(signFile, { begin: { key: named(key) }, input });
      const judged = { key: named(key), signature };
      assert.equal((await bulk.call(verifyFile, { begin: judged, input })).valid, true);
      const { valid } = await bulk.call(verifyFile, { begin: judged, input: { ...input, length: 99_999n } });
      assert.equal(valid, false);
      const stream = [{ part: { case: "begin" as const, value: judged } }, chunkOf(contentOf(100_000))];
      assert.equal(
        (await clientStreamCall(bulk.engine.session, CryptoService.method.verifyStream, stream)).valid,
        true,
      );
    }
  });

  await context.test("a result is written to its range and to nothing besides", LIMIT, async () => {
    bulk.put("out", Buffer.alloc(100_100, 7));
    const begin = { key: named("aes"), algorithm: "AES-256-CBC" };
    const range = { name: "data", offset: 3n, length: 1000n };
    const { nonce, bytesWritten } = await bulk.call(encryptFile, {
      begin,
      input: range,
      output: { name: "out", offset: 50n, length: 1008n },
    });
    assert.equal(bytesWritten, 1008n);
    const out = bulk.get("out");
    assert.equal(
      out.subarray(0, 50).every((byte) => byte === 7),
      true,
    );
    assert.equal(
      out.subarray(1058).every((byte) => byte === 7),
      true,
    );
    const decrypted = await bulk.call(decryptFile, {
      begin: { ...begin, nonce },
      input: { name: "out", offset: 50n, length: 1008n },
      output: { name: "out", offset: 50_000n, length: 1000n },
    });
    assert.equal(decrypted.bytesWritten, 1000n);
    assert.deepEqual(bulk.get("out").subarray(50_000, 51_000), contentOf(100_000).subarray(3, 1003));
    assert.equal(bulk.get("out")[51_000], 7);
  });

  await context.test(
    "a result that has no room is not written, and ranges that overlap are refused",
    LIMIT,
    async () => {
      bulk.put("out", Buffer.alloc(100_100, 7));
      const begin = { key: named("aes") };
      const short = { name: "out", offset: 0n, length: 99_999n };
      const refused: [Failure, number, RegExp][] = [
        [await bulk.failure(encryptFile, { begin, input, output: short }), INVALID_ARGUMENT, /needs 100000/],
        [
          await bulk.failure(encryptFile, {
            begin: { ...begin, algorithm: "AES-256-CBC" },
            input,
            output: { ...output, length: 100_000n },
          }),
          INVALID_ARGUMENT,
          /the range has 100000 bytes and the result needs 100016/,
        ],
        [
          await bulk.failure(encryptFile, {
            begin,
            input: { ...input, length: 1000n },
            output: { ...input, offset: 999n },
          }),
          INVALID_ARGUMENT,
          /output overlaps the input/,
        ],
        [await bulk.failure(encryptFile, { begin, input }), INVALID_ARGUMENT, /output is missing/],
        [await bulk.failure(encryptFile, { begin, output }), INVALID_ARGUMENT, /input is missing/],
        [await bulk.failure(encryptFile, { input, output }), INVALID_ARGUMENT, /begin is missing/],
        [await bulk.failure(encryptFile, { begin, input, output: { name: "none" } }), NOT_FOUND, /make it first/],
        [
          await bulk.failure(hashFile, { begin: {}, input: { ...input, offset: 2n ** 63n } }),
          INVALID_ARGUMENT,
          /input\.offset is 9223372036854775808/,
        ],
      ];
      for (const [{ code, text }, expected, words] of refused) {
        assert.equal(code, expected, text);
        assert.match(text, words);
      }
      assert.equal(
        bulk.get("out").every((byte) => byte === 7),
        true,
      );
      const apart = { begin, input: { ...input, length: 1000n }, output: { ...input, offset: 1000n } };
      assert.equal((await bulk.call(encryptFile, apart)).bytesWritten, 1000n);
      bulk.put("data", contentOf(100_000));
    },
  );

  await context.test("what a stream refuses is refused with a file, in the same words", LIMIT, async () => {
    const { session } = bulk.engine;
    const refusals = [
      [hashFile, CryptoService.method.hashStream, { algorithm: "MD5" }],
      [computeMacFile, CryptoService.method.computeMacStream, { key: named("aes") }],
      [computeMacFile, CryptoService.method.computeMacStream, { key: named("mac"), tagBytes: 4 }],
      [signFile, CryptoService.method.signStream, { key: named("nobody's") }],
      [verifyFile, CryptoService.method.verifyStream, { key: named("ec"), algorithm: "Ed25519" }],
    ] as const;
    for (const [method, stream, begin] of refusals) {
      const { code, text } = await bulk.failure(method, { begin, input } as never);
      const messages = [{ part: { case: "begin" as const, value: begin } }] as never;
      const streamed = await clientStreamCall(session, stream as never, messages).catch((error: Failure) => error);
      assert.deepEqual({ code, text }, { code: (streamed as Failure).code, text: (streamed as Failure).text });
    }
    const decryption = { begin: { key: named("to-encrypt"), nonce: Buffer.alloc(12) }, input, output };
    assert.equal((await bulk.failure(decryptFile, decryption)).code, NOT_PERMITTED);
    const wrap = { begin: { key: named("aes"), algorithm: "AES-256-KW" }, input, output };
    assert.match((await bulk.failure(encryptFile, wrap)).text, /cannot be streamed/);
  });

  await context.test("a nonce that was used is refused, and a file that is wrong uses none", LIMIT, async () => {
    const begin = { key: named("aes"), nonce: Buffer.alloc(12, 9) };
    assert.equal((await bulk.failure(encryptFile, { begin, input: { name: "none" }, output })).code, NOT_FOUND);
    await bulk.call(encryptFile, { begin, input, output });
    const { code, text } = await bulk.failure(encryptFile, { begin, input, output });
    assert.equal(code, FAILED_PRECONDITION, text);
  });

  await context.test("a message of a pure algorithm is no longer than the profile permits", LIMIT, async () => {
    bulk.put("long", contentOf(SNAPSHOT_BYTES));
    const { text } = await bulk.failure(signFile, { begin: { key: named("ed") }, input: { name: "long" } });
    assert.match(text, /Ed25519 needs the whole message at once/);
  });

  await context.test("many calls at once are all answered, each with its own result", LIMIT, async () => {
    const names = Array.from({ length: 20 }, (_, i) => `many-${i}`);
    for (const [index, name] of names.entries()) bulk.put(name, contentOf(300_000).fill(index, 0, 100));
    const digests = await Promise.all(names.map((name) => bulk.call(hashFile, { begin: {}, input: { name } })));
    for (const [index, { digest }] of digests.entries()) {
      assert.deepEqual(Buffer.from(digest), hash("sha3-512", contentOf(300_000).fill(index, 0, 100), "buffer"));
    }
  });
});

test("a caller without a folder is told how to get one", LIMIT, async () => {
  await using engine = await startEngineServer();
  const call = unaryCall(engine.session, hashFile, { begin: {}, input: { name: "data" } });
  await assert.rejects(call, {
    code: FAILED_PRECONDITION,
    text: /annotation keyward\.dev\/bulk, without Kubernetes start the server with --bulk-dir/,
  });
});

function chunkOf(value: Uint8Array) {
  return { part: { case: "chunk" as const, value } };
}
