import assert from "node:assert/strict";
import { test } from "node:test";
import { type KeyStamp, planPush } from "./push.ts";

function stamp(revision: bigint, content: string, keyUid = "u"): KeyStamp {
  return { name: "signing", keyUid, policyUid: "p", revision, content };
}

function planned(held: KeyStamp | undefined, wanted: KeyStamp | undefined) {
  const mapOf = (one: KeyStamp | undefined) => new Map(one && [[one.name, one]]);
  const { send, behind, withdraw } = planPush(mapOf(held), mapOf(wanted));
  return { send: send.length, behind: behind.length, withdraw: withdraw.map(({ keyUid }) => keyUid) };
}

const NOTHING = { send: 0, behind: 0, withdraw: [] };

test("what a sidecar does not have is sent, and what it has is not", () => {
  assert.deepEqual(planned(undefined, stamp(1n, "a")), { ...NOTHING, send: 1 });
  assert.deepEqual(planned(stamp(1n, "a"), stamp(2n, "a")), NOTHING);
  assert.deepEqual(planned(stamp(1n, "a"), stamp(2n, "b")), { ...NOTHING, send: 1 });
});

test("what may be older than what it has is not sent before somebody made sure", () => {
  assert.deepEqual(planned(stamp(9n, "b"), stamp(2n, "a")), { ...NOTHING, behind: 1 });
  assert.deepEqual(planned(stamp(9n, "a"), stamp(2n, "a")), NOTHING);
});

test("a key that was created again is taken away, then sent, whatever its count", () => {
  assert.deepEqual(planned(stamp(9n, "a", "old"), stamp(2n, "a")), { send: 1, behind: 0, withdraw: ["old"] });
  assert.deepEqual(planned(stamp(9n, "a"), undefined), { ...NOTHING, withdraw: ["u"] });
});
