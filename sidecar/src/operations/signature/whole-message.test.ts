import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { signaturePair } from "@keyward/core/crypto/signature/testing/signature-pair";
import { DEFAULT_LIMITS } from "@keyward/core/policy/profile";
import { sampleProfile } from "@keyward/core/testing/sample-profile";
import { ByteBudget, MESSAGE_BUDGET } from "../../contexts/byte-budget.ts";
import { dispatch } from "../../dispatch/dispatch.ts";
import { testCall } from "../../dispatch/testing/test-call.ts";
import { LOCAL_CALLER } from "../../identity/caller.ts";
import { openSign } from "./open-sign.ts";
import { WholeMessage } from "./whole-message.ts";

const profile = sampleProfile({ limits: { ...DEFAULT_LIMITS, maxMessageBytes: 1000 } });
const other = { ...LOCAL_CALLER };
let budget: ByteBudget;
beforeEach(() => {
  budget = new ByteBudget(1500, 1200, "finish some");
});

const message = (caller = LOCAL_CALLER) => new WholeMessage("Ed25519", profile, budget.of(caller));

test("a message that comes octet by octet is kept as its octets, and given back", () => {
  const whole = message();
  for (let i = 0; i < 1000; i++) whole.update(Uint8Array.of(i));
  assert.deepEqual(
    [...whole.end()],
    Array.from({ length: 1000 }, (_, i) => i % 256),
  );
  assert.equal(budget.takenBytes, 1000);
  assert.throws(() => whole.update(Uint8Array.of(1)), { code: "RESOURCE_EXHAUSTED", message: /maxMessageKibibytes/ });
  whole[Symbol.dispose]();
  whole[Symbol.dispose]();
  assert.equal(budget.takenBytes, 0);
});

test("messages of all connections share a budget, of which no caller gets more than its share", () => {
  const [first, second, foreign] = [message(), message(), message(other)];
  first.update(new Uint8Array(1000));
  assert.throws(() => second.update(new Uint8Array(201)), { code: "RESOURCE_EXHAUSTED", message: /finish some/ });
  foreign.update(new Uint8Array(500));
  assert.throws(() => second.update(new Uint8Array(1)), { code: "RESOURCE_EXHAUSTED" });
  first[Symbol.dispose]();
  second.update(new Uint8Array(1000));
});

test("however a context that keeps its message ends, nothing stays taken", { timeout: 60_000 }, async () => {
  const call = testCall({ signatures: { default: "Ed25519", allowed: new Set(["Ed25519"]) } });
  const key = { type: requireKeyType("Ed25519"), usages: parseUsages(["sign"]), algorithm: undefined };
  const id = call.ring.ephemeral(call.connection).add({ ...key, material: signaturePair("Ed25519") }, 1);
  const wish = { key: { kind: "id", id } as const, algorithm: "", options: NO_OPTIONS };
  const before = MESSAGE_BUDGET.takenBytes;
  const context = await dispatch(openSign, wish, call);
  context.update(new Uint8Array(100));
  assert.equal(MESSAGE_BUDGET.takenBytes, before + 100);
  await context.finish({});
  assert.equal(MESSAGE_BUDGET.takenBytes, before);
  context.reset({}, call);
  context.update(new Uint8Array(100));
  context.reset({}, call);
  context.update(new Uint8Array(100));
  await assert.rejects(async () => context.finish({ expected: new Uint8Array(1) }), { code: "INVALID_ARGUMENT" });
  context.reset({}, call);
  context.update(new Uint8Array(100));
  context[Symbol.dispose]();
  assert.equal(MESSAGE_BUDGET.takenBytes, before);
});
