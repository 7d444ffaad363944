import assert from "node:assert/strict";
import { test } from "node:test";
import { type TrustChange, TrustStore } from "./trust-store.ts";

const der = (text: string) => Uint8Array.from(Buffer.from(text));
const bundle = (revision: bigint, roots: readonly string[], more: { keyUid?: string; intermediates?: string[] } = {}) =>
  ({
    key: "ca",
    keyUid: more.keyUid ?? "u1",
    revision,
    roots: roots.map(der),
    intermediates: (more.intermediates ?? []).map(der),
  }) as Parameters<TrustStore["take"]>[0];

function watching(store: TrustStore) {
  const stop = new AbortController();
  const changes = store.watch("ca", stop.signal);
  const next = async () => (await changes.next()).value as TrustChange | undefined;
  return { next, stop: () => stop.abort() };
}

test("who asks for what was never delivered is told what is missing", () => {
  assert.throws(() => new TrustStore().require("ca"), { code: "NOT_FOUND", message: /keyPolicyRef or in trust/ });
});

test("a bundle that is older than what is here changes nothing, unless it is of another key", () => {
  const store = new TrustStore();
  store.take(bundle(2n, ["new"]));
  store.take(bundle(1n, ["old"]));
  assert.deepEqual(store.require("ca").roots, [der("new")]);
  store.take(bundle(1n, ["other"], { keyUid: "u2" }));
  assert.deepEqual(store.require("ca").roots, [der("other")]);
});

test("whoever watches learns what is trusted, what was added, and what is invalid at once", async () => {
  const store = new TrustStore();
  store.take(bundle(1n, ["a"]));
  const { next, stop } = watching(store);
  const flags = async () => {
    const change = await next();
    return change && [change.bundle.revision, change.rootsChanged, change.earlierInvalid];
  };
  assert.deepEqual(await flags(), [1n, true, false]);
  const second = flags();
  store.take(bundle(2n, ["a", "b"]));
  assert.deepEqual(await second, [2n, true, false]);
  store.take(bundle(3n, ["a", "b"], { intermediates: ["i"] }));
  assert.deepEqual(await flags(), [3n, false, false]);
  store.take(bundle(4n, ["b", "c"]));
  assert.deepEqual(await flags(), [4n, true, true]);
  store.take(bundle(5n, []));
  assert.deepEqual(await flags(), [5n, true, true]);
  const end = next();
  stop();
  assert.equal(await end, undefined);
});

test("too many certificates are refused and change nothing", () => {
  const store = new TrustStore();
  store.take(bundle(1n, ["a"]));
  const many = Array.from({ length: 65 }, (_, index) => `${index}`);
  assert.match(store.take(bundle(2n, many))!, /more than 64/);
  assert.equal(store.require("ca").revision, 1n);
});
