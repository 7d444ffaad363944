import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyRequest } from "@keyward/crds/types/key-request";
import { removalMs } from "./removal.ts";

const FINISHED = "2026-01-01T00:00:00.000Z";
const FINISHED_MS = Date.parse(FINISHED);
const TTL_MS = 60_000;

function request(status: KeyRequest["status"], change: { spec?: object; metadata?: object } = {}): KeyRequest {
  return {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "KeyRequest",
    metadata: { name: "end", namespace: "shop", ...change.metadata },
    spec: { keyRef: { name: "invoices" }, action: "Rotate", ...change.spec },
    ...(status && { status }),
  };
}

test("a request is removed so long after its end, however it ended", () => {
  for (const phase of ["Succeeded", "Denied", "Failed", "Expired"] as const) {
    assert.equal(removalMs(request({ phase, finishedAt: FINISHED }), TTL_MS), FINISHED_MS + TTL_MS);
  }
});

test("what a request says of itself goes before what the operator was told", () => {
  for (const [ttlSecondsAfterFinished, afterMs] of [
    [0, 0],
    [5, 5_000],
    [2 ** 31 - 1, (2 ** 31 - 1) * 1_000],
  ] as const) {
    const spec = { ttlSecondsAfterFinished };
    assert.equal(
      removalMs(request({ phase: "Succeeded", finishedAt: FINISHED }, { spec }), TTL_MS),
      FINISHED_MS + afterMs,
    );
  }
});

test("a request that has not ended stays, however old it is", () => {
  const spec = { ttlSecondsAfterFinished: 0 };
  assert.equal(removalMs(request(undefined, { spec }), TTL_MS), undefined);
  for (const phase of ["Pending", "Approved", "WaitingForMaterial"] as const) {
    assert.equal(removalMs(request({ phase }, { spec }), TTL_MS), undefined);
  }
});

test("a request that is being deleted is left to whoever deletes it", () => {
  const metadata = { deletionTimestamp: FINISHED };
  assert.equal(removalMs(request({ phase: "Failed", finishedAt: FINISHED }, { metadata }), TTL_MS), undefined);
});
