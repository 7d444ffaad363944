import assert from "node:assert/strict";
import { test } from "node:test";
import type { Backend } from "../backend.ts";
import type { BackendKeyRef, KeyAdmin } from "../key-admin.ts";
import type { KeyOwner } from "../key-owner.ts";
import { GuardedBackend } from "./guarded-backend.ts";
import { ManualClock } from "./testing/manual-clock.ts";

const LIMITS = { timeoutMs: 1_000, callsInFlight: 256, callsPerSecond: undefined };
const KEY: BackendKeyRef = { id: "key", algorithm: "ECDSA-P256" };
const { signal } = new AbortController();

function view(admin: Partial<KeyAdmin>, more: Partial<Backend> = {}) {
  const backend = { admin, ...more } as Backend;
  const options = { limits: LIMITS, clock: new ManualClock(), random: () => 0.5, observer: {} };
  return new GuardedBackend(backend, options).view("shop");
}

test("a backend with a name for the active version, and with renewal, is asked for both", async () => {
  const asked: unknown[] = [];
  const owner = { key: "orders" } as KeyOwner;
  const { admin } = view({
    markActive: async (...given) => void asked.push(given.slice(0, 2)),
    renew: async (key) => void asked.push(key),
  });
  await admin.markActive!(KEY, owner, signal);
  await admin.renew!(KEY, signal);
  assert.deepEqual(asked, [[KEY, owner], KEY]);
});

test("a backend without them does not seem to have them", () => {
  const { admin } = view({});
  assert.deepEqual([admin.markActive, admin.renew], [undefined, undefined]);
});

test("what place a backend leads to is told, and nothing where nobody can tell", () => {
  assert.equal(view({}, { place: "token 1" }).place, "token 1");
  assert.ok(!("place" in view({})));
});
