import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyRequest } from "@keyward/crds/types/key-request";
import { requestLine } from "./request-line.ts";

const ENDED = "2026-01-01T00:00:00.000Z";

function request(status: KeyRequest["status"], spec: object = {}): KeyRequest {
  return {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "KeyRequest",
    metadata: { name: "end", namespace: "shop" },
    spec: { keyRef: { name: "invoices" }, action: "Destroy", version: 2, requester: { username: "eve" }, ...spec },
    ...(status && { status: { finishedAt: ENDED, ...status } }),
  };
}

test("what is kept of a request says who asked, who agreed, and for which version of which key", () => {
  assert.deepEqual(requestLine(request({ phase: "Succeeded", approvedBy: ["bob", "carol"] }), "k1"), {
    at: ENDED,
    action: "RequestEnded",
    version: 2,
    by: "request/end",
    note: "Destroy Succeeded; asked for by eve; approved by bob, carol",
    namespace: "shop",
    key: "invoices",
    keyUid: "k1",
  });
});

test("a no is kept as well, and a version that was made", () => {
  const denied = requestLine(request({ phase: "Denied", deniedBy: "carol" }, { requester: undefined }), "");
  assert.deepEqual([denied.note, denied.keyUid], ["Destroy Denied; denied by carol", ""]);
  const { version, note } = requestLine(request({ phase: "Succeeded", version: 7 }, { action: "Rotate" }), "k1");
  assert.deepEqual([version, note], [7, "Rotate Succeeded; asked for by eve"]);
});

test("however many agreed, the line is bounded", () => {
  const approvedBy = Array.from({ length: 64 }, (_, index) => `${index}`.padStart(256, "x"));
  assert.equal(requestLine(request({ phase: "Succeeded", approvedBy }), "k1").note?.length, 512);
});
