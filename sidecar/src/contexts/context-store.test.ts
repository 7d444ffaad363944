import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CallerShare, type Share } from "../fairness/caller-share.ts";
import { LOCAL_CALLER } from "../identity/caller.ts";
import { ContextStore } from "./context-store.ts";
import type { CryptoContext } from "./crypto-context.ts";
import { DigestContext } from "./digest-context.ts";
import type { Lifetime } from "./open-context.ts";

const LIMIT = 3;

let nowMs: number;
let store: ContextStore;
let share: Share;
let disposals: number;
beforeEach(() => {
  nowMs = 1000;
  disposals = 0;
  share = new CallerShare({ most: 4, fault: "too many contexts in all" }).of(LOCAL_CALLER);
  store = new ContextStore(() => nowMs, share);
});

/** A context that counts how often it is disposed of. */
class Counted extends DigestContext<{ update(): void }> {
  override [Symbol.dispose](): void {
    disposals++;
    super[Symbol.dispose]();
  }
}

function context(): CryptoContext {
  const state = { update: () => {} };
  return new Counted({ kind: "k", algorithm: "a", judge: () => {}, start: () => state, end: () => ({}) });
}

const add = (lifetimeMs: Lifetime) => store.add(context(), lifetimeMs, LIMIT);

test("an id is unpredictable, and opens its own context", () => {
  const ids = new Set([add(10), add(10), add(10)]);
  assert.equal(ids.size, 3);
  for (const id of ids) {
    assert.match(id, /^[\w-]{22}$/);
    assert.equal(store.require(id).id, id);
  }
});

test("the connections of a caller share what it may hold in all, and each gives back what ends", () => {
  const other = new ContextStore(() => nowMs, share);
  const ids = [add(10), add(10), add(undefined)];
  other.add(context(), undefined, LIMIT);
  assert.throws(() => other.add(context(), undefined, LIMIT), { code: "RESOURCE_EXHAUSTED", message: /in all/ });
  assert.deepEqual([share.taken, disposals], [4, 1], "what found no place is gone");
  store.close(store.require(ids[0]!));
  nowMs += 10;
  store.sweep();
  assert.equal(share.taken, 2);
  store[Symbol.dispose]();
  other[Symbol.dispose]();
  assert.equal(share.taken, 0);
});

test("a context lives to the last millisecond of its lifetime, and no longer", () => {
  const id = add(500);
  nowMs += 499;
  store.require(id);
  nowMs += 1;
  assert.throws(() => store.require(id), { code: "NOT_FOUND" });
  assert.deepEqual([store.size, disposals], [0, 1]);
});

test("a context without a lifetime lives as long as its store", () => {
  const id = add(undefined);
  nowMs += 1e12;
  store.sweep();
  store.require(id);
  store[Symbol.dispose]();
  assert.throws(() => store.require(id), { code: "NOT_FOUND" });
  assert.equal(disposals, 1);
});

test("one that is prolonged has its whole lifetime again", () => {
  const id = add(500);
  nowMs += 400;
  store.prolong(store.require(id));
  nowMs += 499;
  store.require(id);
});

test("a sweep frees what has expired, but not what a call is using", () => {
  const [used] = [add(100), add(100), add(300)];
  store.require(used).busy = true;
  nowMs += 200;
  store.sweep();
  assert.deepEqual([store.size, disposals], [2, 1]);
  const open = store.require(used);
  open.busy = false;
  assert.throws(() => store.require(used), { code: "NOT_FOUND" });
});

test("what has expired takes no place", () => {
  for (let i = 0; i < LIMIT; i++) add(100);
  assert.throws(() => add(100), { code: "RESOURCE_EXHAUSTED", message: /holds 3 contexts.*limits\.contexts/ });
  assert.equal(disposals, 1);
  nowMs += 100;
  add(100);
  assert.deepEqual([store.size, disposals], [1, 4]);
});

test("the end disposes of each context once, and takes no more", () => {
  add(100);
  const closed = store.require(add(undefined));
  assert.equal(store.close(closed), true);
  assert.equal(store.close(closed), false);
  store[Symbol.dispose]();
  assert.deepEqual([store.size, disposals], [0, 2]);
  assert.throws(() => add(100), { code: "CANCELLED" });
  assert.deepEqual([store.size, disposals], [0, 3]);
});
