import assert from "node:assert/strict";
import { test } from "node:test";
import { HeldVersions } from "../../keys/watching/held-versions.ts";
import { Acknowledgements } from "../../profile/acknowledgements.ts";
import { Fleet } from "./fleet.ts";
import type { PodReport, Said } from "./pod-reports.ts";
import { ReportBook } from "./report-book.ts";

function rig() {
  const fleet = new Fleet(
    (key) => (key === "shop/orders" ? ["shop/web"] : []),
    () => "u1",
  );
  const held = new HeldVersions();
  const book = () =>
    new ReportBook({ acknowledgements: new Acknowledgements(), fleet, held, onProfile: () => {}, onTrouble: () => {} });
  return { fleet, held, book };
}

function report(stream: bigint, said: Said, protocolVersion = 2): PodReport {
  return { podUid: `p${stream}`, profileKey: "shop/web", stream, openedAtMs: 0, atMs: 0, protocolVersion, said };
}

const holds = (...numbers: number[]): Said => {
  const versions = numbers.map((version) => ({ version, fingerprint: "f" }));
  return { case: "keySet", value: { key: "orders", keyUid: "u1", revision: 1n, versions, fault: "" } as never };
};

test("a version is with everyone once each connected sidecar of a granting profile holds it", () => {
  const { fleet, held, book } = rig();
  const [here, there] = [book(), book()];
  assert.equal(fleet.complete("shop/orders", 2), true);
  here.take(report(1n, { case: "connected" }));
  there.take(report(1n, { case: "connected" }));
  assert.equal(fleet.complete("shop/orders", 2), false);
  here.take(report(1n, holds(1, 2)));
  assert.equal(fleet.complete("shop/orders", 2), false);
  there.take(report(1n, holds(2)));
  assert.equal(fleet.complete("shop/orders", 2), true);
  assert.deepEqual(held.of("u1"), [1, 2]);
});

test("nobody waits for a sidecar that left, for a replica that is gone, or for one that knows no sets", () => {
  const { fleet, book } = rig();
  const [here, there] = [book(), book()];
  here.take(report(1n, { case: "connected" }));
  there.take(report(1n, { case: "connected" }));
  here.take(report(1n, { case: "disconnected" }));
  there.clear();
  here.take(report(2n, { case: "connected" }, 1));
  assert.equal(fleet.complete("shop/orders", 2), true);
});

test("whoever waits for a version is told of each sidecar that has it, not of the first one only", () => {
  const { held, book } = rig();
  const reports = book();
  const told: string[] = [];
  held.onReport = (key) => told.push(key);
  for (const stream of [1n, 2n]) reports.take(report(stream, { case: "connected" }));
  for (const stream of [1n, 2n]) reports.take(report(stream, holds(2)));
  assert.deepEqual(told, ["shop/orders", "shop/orders"]);
});
