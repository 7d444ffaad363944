import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff, between } from "./backoff.ts";

test("the longest wait doubles with every failure up to the cap", () => {
  const backoff = new Backoff({ baseMs: 100, capMs: 1_000, random: () => 1 });
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6].map(() => backoff.nextMs()),
    [100, 200, 400, 800, 1_000, 1_000],
  );
});

test("a wait is anywhere between nothing and the longest", () => {
  const draws = [0, 0.5, 0.25];
  const backoff = new Backoff({ baseMs: 100, capMs: 1_000, random: () => draws.shift() ?? 0 });
  assert.deepEqual(
    [1, 2, 3].map(() => backoff.nextMs()),
    [0, 100, 100],
  );
});

test("a success starts over", () => {
  const backoff = new Backoff({ baseMs: 100, capMs: 1_000, random: () => 1 });
  backoff.nextMs();
  backoff.nextMs();
  backoff.reset();
  assert.equal(backoff.failures, 0);
  assert.equal(backoff.nextMs(), 100);
});

test("an outage of years still gives the cap", () => {
  const backoff = new Backoff({ baseMs: 100, capMs: 1_000, random: () => 0.5 });
  for (let attempt = 0; attempt < 5_000; attempt++) backoff.nextMs();
  assert.equal(backoff.nextMs(), 500);
});

test("between covers its range and excludes the end", () => {
  assert.equal(
    between(2, 6, () => 0),
    2,
  );
  assert.equal(
    between(2, 6, () => 0.5),
    4,
  );
});
