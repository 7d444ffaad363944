import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { ContextService } from "@keyward/proto/gen/keyward/v1/context_pb";
import { contextsOf } from "../../../../contexts/context-store.ts";
import { secretKey } from "../../../../keys/testing/secret-key.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { type Failure, unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { openContext, updateContext, finishContext, resetContext } = ContextService.method;
const NOT_FOUND = 5;
const NOT_PERMITTED = 7;
const DATA = Buffer.from("data that is long enough to be cut anywhere");

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer({
    mac: { default: "HMAC-SHA-256", allowed: new Set(["HMAC-SHA-256"]), minTagBytes: 16 },
    signatures: { default: "ECDSA-P256-SHA256", allowed: new Set(["ECDSA-P256-SHA256"]) },
    encryption: { default: "AES-256-GCM", allowed: new Set(["AES-256-GCM"]), callerNonces: true, minTagBytes: 16 },
  });
  engine.keep("mac", secretKey("HMAC", Buffer.alloc(32, 1), ["sign", "verify"]));
  engine.keep("aes", secretKey("AES-256", Buffer.alloc(32, 2), ["encrypt", "decrypt"]));
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  engine.keep("ec", {
    type: requireKeyType("EC-P256"),
    usages: parseUsages(["sign", "verify"]),
    algorithm: undefined,
    material: { kind: "pair", privateKeys: [privateKey], publicKeys: [publicKey] },
  });
});
afterEach(() => engine[Symbol.asyncDispose]());

const named = (value: string) => ({ key: { case: "name" as const, value } });
const open = (begin: object) => unaryCall(engine.session, openContext, { begin: begin as never });
const update = (context: string, data: Uint8Array) => unaryCall(engine.session, updateContext, { context, data });
const finish = (context: string, more: object = {}) => unaryCall(engine.session, finishContext, { context, ...more });
const reset = (context: string, more: object = {}) => unaryCall(engine.session, resetContext, { context, ...more });

/** Feeds data in two parts, ends, and gives all that came out. */
async function run(context: string, data: Uint8Array, more: object = {}) {
  const parts = [await update(context, data.subarray(0, 7)), await update(context, data.subarray(7))];
  const end = await finish(context, { keep: true, ...more });
  return { ...end, data: Buffer.concat([...parts.map((part) => part.data), end.data]) };
}

test("a MAC that one context makes another verifies, message after message", LIMIT, async () => {
  const maker = await open({ case: "computeMac", value: { key: named("mac") } });
  const judge = await open({ case: "verifyMac", value: { key: named("mac") } });
  for (let message = 0; message < 3; message++) {
    const data = Buffer.concat([DATA, Buffer.of(message)]);
    const { data: tag } = await run(maker.context, data);
    assert.equal((await run(judge.context, data, { expected: tag })).valid, true);
    for (const { context } of [maker, judge]) await reset(context);
  }
});

test("a signature that one context makes another verifies, message after message", LIMIT, async () => {
  const signer = await open({ case: "sign", value: { key: named("ec") } });
  const judge = await open({ case: "verify", value: { key: named("ec"), signature: Buffer.alloc(0) } });
  for (let message = 0; message < 3; message++) {
    const data = Buffer.concat([DATA, Buffer.of(message)]);
    const { data: signature } = await run(signer.context, data);
    assert.equal((await run(judge.context, data, { expected: signature })).valid, true);
    for (const { context } of [signer, judge]) await reset(context);
  }
});

test("what one context encrypts another decrypts, message after message, each under its nonce", LIMIT, async () => {
  const sender = await open({ case: "encrypt", value: { key: named("aes") } });
  let { nonce } = sender;
  let receiver: string | undefined;
  for (let message = 0; message < 3; message++) {
    const { data: ciphertext, tag } = await run(sender.context, DATA);
    if (receiver === undefined)
      ({ context: receiver } = await open({ case: "decrypt", value: { key: named("aes"), nonce } }));
    else await reset(receiver, { nonce });
    assert.deepEqual((await run(receiver, ciphertext, { expected: tag })).data, DATA);
    const before = nonce;
    ({ nonce } = await reset(sender.context));
    assert.notDeepEqual(nonce, before);
  }
});

test("a refusal of any kind leaves no context", LIMIT, async () => {
  const code = (call: Promise<unknown>) =>
    call.then(
      () => 0,
      (error: Failure) => error.code,
    );
  assert.equal(await code(open({ case: "sign", value: { key: { key: { case: "id", value: "none" } } } })), 5);
  const store = contextsOf(engine.connections[0]!);
  const refused: [object, number][] = [
    [{ case: "encrypt", value: { key: named("aes"), algorithm: "AES-128-GCM" } }, 7],
    [{ case: "encrypt", value: { key: named("mac") } }, 7],
    [{ case: "encrypt", value: { key: named("aes"), tagBytes: 8 } }, 7],
    [{ case: "decrypt", value: { key: named("aes"), nonce: Buffer.alloc(0) } }, 3],
    [{ case: "sign", value: { key: named("aes") } }, 7],
    [{ case: "verify", value: { key: named("ec"), algorithm: "Ed25519" } }, 7],
  ];
  for (const [begin, expected] of refused) {
    assert.deepEqual([await code(open(begin)), store.size], [expected, 0], JSON.stringify(begin));
  }
  const { context, nonce } = await open({ case: "encrypt", value: { key: named("aes") } });
  const { data, tag } = await run(context, DATA);
  const { context: forged } = await open({ case: "decrypt", value: { key: named("aes"), nonce } });
  await update(forged, data);
  assert.deepEqual([await code(finish(forged, { expected: tag.map((byte) => byte ^ 1) })), store.size], [3, 1]);
  assert.deepEqual([await code(finish(forged, { expected: tag })), store.size], [5, 1]);
});

for (const [kind, value, section] of [
  ["hash", {}, "hash"],
  ["computeMac", { key: named("mac") }, "mac"],
  ["verifyMac", { key: named("mac") }, "mac"],
  ["encrypt", { key: named("aes") }, "encryption"],
  ["decrypt", { key: named("aes"), nonce: Buffer.alloc(12) }, "encryption"],
  ["sign", { key: named("ec") }, "signatures"],
  ["verify", { key: named("ec"), signature: Buffer.alloc(0) }, "signatures"],
] as const) {
  test(
    `a context of kind ${kind} ends its message under the profile it began with, and begins none that is no longer permitted`,
    LIMIT,
    async () => {
      const { context } = await open({ case: kind, value });
      engine.change({ [section]: undefined });
      await update(context, DATA.subarray(0, 16));
      const failure = await reset(context).then(
        () => assert.fail("the context was reset"),
        (error: Failure) => error,
      );
      assert.equal(failure.code, NOT_PERMITTED, failure.text);
      await assert.rejects(finish(context), { code: NOT_FOUND });
    },
  );
}
