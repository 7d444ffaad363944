import assert from "node:assert/strict";
import { createDecipheriv, hash } from "node:crypto";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { SeededRandom } from "@keyward/core/testing/seeded-random";
import { BulkService } from "@keyward/proto/gen/keyward/v1/bulk_pb";
import { meddleWith } from "../../../../bulk/testing/meddler.ts";
import { SNAPSHOT_BYTES } from "../../../../bulk/work/workbench.ts";
import type { Failure } from "../../../testing/unary-call.ts";
import { type BulkServer, named, startBulkServer } from "./testing/bulk-server.ts";

const LIMIT = { timeout: 300_000 };
const ROUNDS = 20;
const { hashFile, encryptFile, decryptFile, verifyMacFile, computeMacFile } = BulkService.method;
const INVALID_ARGUMENT = 3;
const FAILED_PRECONDITION = 9;
const LENGTHS = [1_000_000, SNAPSHOT_BYTES + 1_000_000];
const input = { name: "data" };
const output = { name: "out" };

let bulk: BulkServer;
beforeEach(async () => {
  bulk = await startBulkServer();
});
afterEach(() => bulk[Symbol.asyncDispose]());

const meddle = (step: string) => meddleWith(join(bulk.path, "data"), step);
const randomOf = (length: number) => Buffer.alloc(length, new SeededRandom(7).bytes(65_536));
/** One byte in the middle, which alternates between two values. */
const flip = (at: number, one: number) => `fs.writeSync(fd, Buffer.of(turn % 2 ? ${one} : ${one ^ 255}), 0, 1, ${at});`;

for (const length of LENGTHS) {
  const middle = length - 500_000;

  test(`a digest of ${length} bytes that change is that of a content that there was`, LIMIT, async () => {
    const content = randomOf(length);
    bulk.put("data", content);
    const possible = [content[middle]!, content[middle]! ^ 255].map((byte) => {
      content[middle] = byte;
      return hash("sha256", content, "hex");
    });
    const seen = new Set<string>();
    await using _meddler = await meddle(flip(middle, content[middle]!));
    for (let round = 0; round < ROUNDS; round++) {
      const { digest } = await bulk.call(hashFile, { begin: { algorithm: "SHA-256" }, input });
      seen.add(Buffer.from(digest).toString("hex"));
    }
    for (const digest of seen) assert.ok(possible.includes(digest));
  });

  test(`${length} bytes that change are encrypted to what their tag authenticates`, LIMIT, async () => {
    bulk.put("data", Buffer.alloc(length, 1));
    bulk.put("out", Buffer.alloc(length));
    await using _meddler = await meddle(
      `fs.writeSync(fd, Buffer.alloc(65_536, 1 + turn % 2), 0, 65_536, (turn * 65_536) % ${length - 65_536});`,
    );
    for (let round = 0; round < ROUNDS; round++) {
      const { nonce, tag } = await bulk.call(encryptFile, { begin: { key: named("aes") }, input, output });
      const decipher = createDecipheriv("aes-256-gcm", Buffer.alloc(32, 2), nonce).setAuthTag(tag);
      const plaintext = Buffer.concat([decipher.update(bulk.get("out")), decipher.final()]);
      assert.equal(
        plaintext.every((byte) => byte === 1 || byte === 2),
        true,
      );
    }
  });

  test(`of ${length} bytes of ciphertext that change, nothing but the plaintext ever comes out`, LIMIT, async () => {
    const plaintext = randomOf(length);
    bulk.put("data", plaintext);
    const { nonce, tag } = await bulk.call(encryptFile, { begin: { key: named("aes") }, input, output: input });
    const ends = { whole: 0, refused: 0 };
    await using _meddler = await meddle(flip(middle, bulk.get("data")[middle]!));
    for (let round = 0; round < ROUNDS; round++) {
      bulk.put("out", Buffer.alloc(length));
      const begin = { key: named("aes"), nonce };
      const answer = await bulk.call(decryptFile, { begin, input, output, tag }).catch((error: Failure) => error);
      const out = bulk.get("out");
      if ("code" in answer) {
        ends.refused++;
        assert.ok([INVALID_ARGUMENT, FAILED_PRECONDITION].includes(answer.code), answer.text);
        assert.equal(startOf(plaintext, out), true);
      } else {
        ends.whole++;
        assert.equal(out.equals(plaintext), true);
      }
    }
    assert.equal(ends.whole + ends.refused, ROUNDS);
  });
}

test("a tag never holds for what was not there", LIMIT, async () => {
  const content = randomOf(1_000_000);
  bulk.put("data", content);
  const { tag } = await bulk.call(computeMacFile, { begin: { key: named("mac") }, input });
  content[5] = content[5]! ^ 255;
  bulk.put("data", content);
  // Among the bytes that alternate there is always one that is wrong.
  await using _meddler = await meddle(flip(999_000, content[999_000]!));
  for (let round = 0; round < ROUNDS; round++) {
    assert.equal((await bulk.call(verifyMacFile, { begin: { key: named("mac"), tag }, input })).valid, false);
  }
});

test("a file that is cut and grows again is a digest or an error that says so", LIMIT, async () => {
  bulk.put("data", Buffer.alloc(3_000_000, 1));
  const codes = new Set<number>();
  await using _meddler = await meddle("fs.ftruncateSync(fd, turn % 2 ? 10 : 3_000_000);");
  for (let round = 0; round < 5 * ROUNDS; round++) {
    const request = { begin: {}, input: { ...input, length: 3_000_000n } };
    const answer = await bulk.call(hashFile, request).catch((error: Failure) => error);
    codes.add("code" in answer ? answer.code : 0);
    if ("code" in answer) assert.match(answer.text, /beyond the file, which has 10 bytes|became shorter/);
  }
  assert.deepEqual(
    [...codes].filter((code) => ![0, INVALID_ARGUMENT, FAILED_PRECONDITION].includes(code)),
    [],
  );
  assert.deepEqual(bulk.engine.server.unknownErrors, []);
});

/** Whether all pieces of the output are the plaintext's, up to some point, and nothing from there on. */
function startOf(plaintext: Buffer, out: Buffer): boolean {
  let length = 0;
  while (length < out.length && out.subarray(length, length + 4096).equals(plaintext.subarray(length, length + 4096))) {
    length += 4096;
  }
  return out.subarray(length).every((byte) => byte === 0);
}
