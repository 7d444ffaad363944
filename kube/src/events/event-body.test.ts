import assert from "node:assert/strict";
import { test } from "node:test";
import { clippedBytes, eventBody } from "./event-body.ts";
import type { EventSeries, Notice } from "./event-series.ts";

const reporter = { controller: "keyward.dev/operator", instance: "operator-0" };
const notice: Notice = { type: "Normal", reason: "Injected", action: "Inject", note: "sidecar added" };

function series(name: string, given: Partial<Notice> = {}, firstEpochMs = 0): EventSeries {
  const regarding = { apiVersion: "v1", kind: "Pod", metadata: { namespace: "shop", name, uid: "u1" } };
  const told = { firstEpochMs, lastEpochMs: 0, count: 1, writtenCount: 0, writtenMs: 0, attempts: 0 };
  return { regarding, notice: { ...notice, ...given }, ...told };
}

test("a second attempt at the same event has the same name, another occasion has another", () => {
  const name = (given: EventSeries) => eventBody(given, reporter).metadata.name;
  assert.equal(name(series("p")), name(series("p")));
  assert.notEqual(name(series("p")), name(series("p", {}, 1)));
  assert.notEqual(name(series("p")), name(series("p", { note: "other" })));
});

test("the longest name of an object still gives a legal name", () => {
  const { name } = eventBody(series(`${"a".repeat(235)}.${"b".repeat(17)}`), reporter).metadata;
  assert.ok(name.length <= 253);
  assert.match(name, /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/);
  assert.doesNotMatch(name, /\.\./);
});

test("an event of a cluster-wide object goes to the default namespace", () => {
  const given = series("p");
  delete given.regarding.metadata.namespace;
  assert.equal(eventBody(given, reporter).metadata.namespace, "default");
});

test("a text is cut to bytes and never inside a character", () => {
  assert.equal(clippedBytes("kürzer", 100), "kürzer");
  for (let max = 4; max < 20; max++) {
    const cut = clippedBytes("äöü🔑".repeat(5), max);
    assert.ok(Buffer.byteLength(cut) <= max);
    assert.ok(cut.endsWith("…") && !cut.includes("\uFFFD"));
  }
});
