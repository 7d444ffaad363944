import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectionPlaces, SpareConnections, spareConnectionsIn } from "./connection-places.ts";

function enterAll(places: ConnectionPlaces): number {
  let count = 0;
  while (places.enter()) count += 1;
  return count;
}

test("a listener that takes every spare place leaves the others their own", () => {
  const spare = new SpareConnections(5);
  const [greedy, modest] = [new ConnectionPlaces(2, spare), new ConnectionPlaces(2, spare)];
  assert.equal(enterAll(greedy), 7);
  assert.equal(enterAll(modest), 2);
});

test("places that are left come back, the spare ones first", () => {
  const spare = new SpareConnections(2);
  const [one, other] = [new ConnectionPlaces(1, spare), new ConnectionPlaces(1, spare)];
  assert.equal(enterAll(one), 3);
  one.leave();
  one.leave();
  assert.equal(enterAll(other), 3);
  assert.equal(one.enter(), false);
  one.leave();
  assert.deepEqual([one.enter(), one.enter()], [true, false]);
});

test("without spare places there are a listener's own", () => {
  assert.equal(enterAll(new ConnectionPlaces(3, undefined)), 3);
});

test("memory decides how many connections there may be beyond", () => {
  const mib = 2 ** 20;
  assert.equal(spareConnectionsIn(64 * mib), 0);
  assert.equal(spareConnectionsIn(128 * mib), 2_867);
  assert.equal(spareConnectionsIn(256 * mib), 10_240);
  assert.equal(spareConnectionsIn(0), 10_240);
  assert.equal(spareConnectionsIn(2 ** 64), 10_240);
});
