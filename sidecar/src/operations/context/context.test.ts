import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { SeededRandom } from "@keyward/core/testing/seeded-random";
import { contextsOf } from "../../contexts/context-store.ts";
import type { CryptoContext } from "../../contexts/crypto-context.ts";
import { dispatch } from "../../dispatch/dispatch.ts";
import { type TestCall, testCall } from "../../dispatch/testing/test-call.ts";
import { LOCAL_CALLER } from "../../identity/caller.ts";
import { secretKey } from "../../keys/testing/secret-key.ts";
import { openHash } from "../hash/open-hash.ts";
import { openComputeMac } from "../mac/open-compute-mac.ts";
import { openVerifyMac } from "../mac/open-verify-mac.ts";
import { closeContext } from "./close-context.ts";
import { finishContext } from "./finish-context.ts";
import { openContext } from "./open-context.ts";
import { resetContext } from "./reset-context.ts";
import { updateContext } from "./update-context.ts";

const MAC = { default: "HMAC-SHA-256", allowed: new Set(["HMAC-SHA-256"]), minTagBytes: 8 };
const KEY = { kind: "name", name: "k" } as const;
const LONG = new Uint8Array(1_000_000);

function callWithKey(): TestCall {
  const call = testCall({ mac: MAC });
  call.ring.named.put(LOCAL_CALLER, "k", secretKey("HMAC", Buffer.from("key"), ["sign", "verify"]), 1);
  return call;
}

async function openOn(call: TestCall, open: (call: TestCall) => CryptoContext | Promise<CryptoContext>) {
  const input = { lifetimeMs: undefined, unlimited: false, open: () => open(call) };
  return (await dispatch(openContext, input, call)).id;
}

const aHash = (call: TestCall) => dispatch(openHash, { algorithm: "SHA-256", outputBytes: 0 }, call);
const wish = { key: KEY, algorithm: "", customization: new Uint8Array(0) };
const aTag = (call: TestCall) => dispatch(openComputeMac, { ...wish, tagBytes: 0 }, call);
const aComparison = (call: TestCall) => dispatch(openVerifyMac, { ...wish, tag: new Uint8Array(32) }, call);

test("two calls cannot use one context at once, and the second one changes nothing", async () => {
  const call = testCall();
  const id = await openOn(call, aHash);
  const long = dispatch(updateContext, { id, data: LONG }, call);
  const error = { code: "FAILED_PRECONDITION", message: /another call is using this context/ };
  await assert.rejects(async () => dispatch(updateContext, { id, data: LONG }, call), error);
  await assert.rejects(async () => dispatch(resetContext, { id }, call), error);
  await long;
  const end = { id, data: new Uint8Array(0), expected: undefined, keep: false };
  const { output } = await dispatch(finishContext, end, call);
  assert.deepEqual(Buffer.from(output!), createHash("sha256").update(LONG).digest());
});

test("a context that is closed ends the call that is using it", async () => {
  const call = testCall();
  const id = await openOn(call, aHash);
  const cut = dispatch(updateContext, { id, data: LONG }, call);
  await dispatch(closeContext, { id }, call);
  await assert.rejects(async () => cut, { code: "NOT_FOUND" });
});

test("a connection that has ended opens nothing and keeps nothing", async () => {
  const call = callWithKey();
  call.connection.close();
  await assert.rejects(openOn(call, aTag), { code: "CANCELLED" });
  assert.equal(contextsOf(call.connection).size, 0);
});

test("a connection that ends while a context is being opened keeps nothing", async () => {
  const call = callWithKey();
  let opened: CryptoContext | undefined;
  const slow = openOn(call, async () => {
    await new Promise(setImmediate);
    opened = await aTag(call);
    return opened;
  });
  call.connection.close();
  await assert.rejects(slow, { code: "CANCELLED" });
  assert.throws(() => opened?.update(LONG), { code: "CANCELLED" });
});

test("a context that throws is gone", async () => {
  const call = testCall();
  const id = await openOn(call, async () => {
    const context = await aHash(call);
    context.update = () => {
      throw new Error("broken");
    };
    return context;
  });
  await assert.rejects(async () => dispatch(updateContext, { id, data: new Uint8Array(1) }, call), /broken/);
  assert.equal(contextsOf(call.connection).size, 0);
});

test("1,000 connections with contexts of every kind leave nothing", async () => {
  const calls = Array.from({ length: 1000 }, callWithKey);
  for (const call of calls) for (const open of [aHash, aTag, aComparison]) await openOn(call, open);
  const stores = calls.map(({ connection }) => contextsOf(connection));
  assert.ok(stores.every(({ size }) => size === 3));
  for (const { connection } of calls) connection.close();
  assert.ok(stores.every(({ size }) => size === 0));
  assert.ok(calls.every(({ connection }) => connection.ownedCount === 0));
});

test("split anywhere, the parts give what the whole gives", async () => {
  const random = new SeededRandom(5);
  const call = callWithKey();
  for (let round = 0; round < 40; round++) {
    const data = random.bytes(random.below(400));
    for (const open of [aHash, aTag]) {
      const whole = await openOn(call, open);
      const parts = await openOn(call, open);
      for (let at = 0; at < data.length; ) {
        const next = at + random.below(data.length - at + 1);
        await dispatch(updateContext, { id: parts, data: data.subarray(at, next) }, call);
        at = Math.max(next, at + random.below(2));
        if (at !== next) await dispatch(updateContext, { id: parts, data: data.subarray(next, at) }, call);
      }
      const end = { expected: undefined, keep: false };
      const one = await dispatch(finishContext, { id: whole, data, ...end }, call);
      const many = await dispatch(finishContext, { id: parts, data: new Uint8Array(0), ...end }, call);
      assert.deepEqual(many.output, one.output);
    }
  }
  assert.equal(contextsOf(call.connection).size, 0);
});
