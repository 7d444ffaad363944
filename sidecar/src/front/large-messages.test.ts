import assert from "node:assert/strict";
import { createSecretKey, hash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, test } from "node:test";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { DEFAULT_LIMITS } from "@keyward/core/policy/profile";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { type EngineServer, startEngineServer } from "./testing/engine-server.ts";
import { useFront } from "./testing/front-under-test.ts";
import { unaryCall } from "./testing/unary-call.ts";

useFront("own");

const LIMIT = { timeout: 60_000 };
const { encrypt, decrypt, hash: hashMethod } = CryptoService.method;
const key = { key: { case: "name" as const, value: "k" } };
const SIZES = [70_000, 300_000, 1_000_000, 65_536, 131_073, 900_001];

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer({ limits: { ...DEFAULT_LIMITS, maxMessageBytes: 1024 * 1024 } });
  const material = { kind: "secret", secret: createSecretKey(randomBytes(32)) } as const;
  const usages = parseUsages(["encrypt", "decrypt"]);
  engine.keep("k", { type: requireKeyType("AES-256"), usages, algorithm: undefined, material });
});
afterEach(() => engine[Symbol.asyncDispose]());

async function thereAndBack(session: EngineServer["session"], bytes: number): Promise<void> {
  const plaintext = randomBytes(bytes);
  const { ciphertext, nonce, tag } = await unaryCall(session, encrypt, { key, plaintext });
  const [back, { digest }] = await Promise.all([
    unaryCall(session, decrypt, { key, ciphertext, nonce, tag }),
    unaryCall(session, hashMethod, { algorithm: "SHA-256", data: plaintext }),
  ]);
  assert.ok(plaintext.equals(back.plaintext), `${bytes} bytes came back changed`);
  assert.equal(Buffer.from(digest).toString("hex"), hash("sha256", plaintext));
}

describe("large messages, whose memory is used again", () => {
  test("keep their content, however many are under way on however many connections", LIMIT, async () => {
    const sessions = [engine.session, engine.server.connect()];
    const chains = SIZES.map(async (bytes, index) => {
      for (let round = 0; round < 2; round++) await thereAndBack(sessions[index % 2]!, bytes + round);
    });
    await Promise.all(chains);
  });

  test("keep their content while others are cut off in the middle", LIMIT, async () => {
    const leaving = Array.from({ length: 8 }, () => engine.server.connect());
    const lost = leaving.map((session) => thereAndBack(session, 1_000_000).catch(() => "cut"));
    const kept = SIZES.map((bytes) => thereAndBack(engine.session, bytes));
    for (const session of leaving) {
      await new Promise((resolve) => setImmediate(resolve));
      session.destroy();
    }
    await Promise.all(kept);
    await Promise.all(lost);
    await thereAndBack(engine.session, 1_000_000);
  });

  test("keep their content where the profile refuses some", LIMIT, async () => {
    const refused = SIZES.map((bytes) =>
      unaryCall(engine.session, hashMethod, { algorithm: "MD5", data: randomBytes(bytes) }).then(
        () => assert.fail("MD5 passed"),
        ({ code }) => assert.notEqual(code, 0),
      ),
    );
    await Promise.all([...refused, ...SIZES.map((bytes) => thereAndBack(engine.session, bytes))]);
  });
});
