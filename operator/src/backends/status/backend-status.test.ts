import assert from "node:assert/strict";
import { test } from "node:test";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { SlotView } from "../slot-view.ts";
import { sampleCapabilities } from "../testing/sample-candidate.ts";
import { backendStatus } from "./backend-status.ts";
import { backendFindings } from "./findings.ts";

const CHECKED_AT_MS = Date.UTC(2026, 0, 1, 12);

function view(more: Partial<SlotView> = {}): SlotView {
  return {
    id: { kind: "ClusterKeyBackend", namespace: "", name: "kms" },
    spec: { awsKms: { region: "eu-central-1" } },
    stamp: "uid/3",
    capabilities: sampleCapabilities("Managed"),
    current: true,
    fault: undefined,
    health: { latencyMs: 12.34, detail: "AWS KMS in eu-central-1", checkedAtMs: CHECKED_AT_MS },
    heldBack: [],
    ...more,
  };
}

function said(type: string, more: Partial<SlotView> = {}, orphans?: readonly string[]): string {
  const finding = backendFindings(view(more), orphans).find((one) => one.type === type);
  return `${finding?.status} ${finding?.reason}: ${finding?.message}`;
}

const down = new BackendError("Unreachable", "no route to host");

test("status says what the backend is and can", () => {
  assert.deepEqual(backendStatus(view(), 3, undefined, undefined), {
    observedGeneration: 3,
    type: "aws-kms",
    protection: "Managed",
    delivery: "Remote",
    algorithms: ["ECDSA-P256"],
    detail: "AWS KMS in eu-central-1",
    latency: "12 ms",
    checkedAt: "2026-01-01T12:00:00.000Z",
  });
});

test("a latency that moved a little is not written, one that moved a lot is, and so is an old one", () => {
  const before = { latency: "12 ms", checkedAt: "2026-01-01T12:00:00.000Z" };
  const later = (latencyMs: number, seconds: number) => {
    const health = { latencyMs, detail: "", checkedAtMs: CHECKED_AT_MS + seconds * 1_000 };
    const { latency, checkedAt } = backendStatus(view({ health }), 3, before, undefined);
    return [latency, checkedAt];
  };
  assert.deepEqual(later(20, 30), ["12 ms", "2026-01-01T12:00:00.000Z"]);
  assert.deepEqual(later(250.6, 30), ["251 ms", "2026-01-01T12:00:30.000Z"]);
  assert.deepEqual(later(12, 600), ["12 ms", "2026-01-01T12:10:00.000Z"]);
});

test("what is open of an earlier spec is not told as this one's", () => {
  const status = backendStatus(view({ current: false, fault: down }), 4, undefined, undefined);
  assert.deepEqual(status, { observedGeneration: 4, type: "aws-kms" });
  assert.match(said("Ready", { current: false, fault: down }), /^False Unreachable: no route to host; calls go on/);
});

test("Ready tells the fault, or that it is being opened, or that all is well", () => {
  assert.match(said("Ready"), /^True Answers/);
  assert.match(said("Ready", { fault: down }), /^False Unreachable: no route to host$/);
  assert.match(said("Ready", { health: undefined, current: false, capabilities: undefined }), /^False Opening/);
});

test("Development names what is in use", () => {
  const awsKms = { region: "eu-central-1", endpoint: "http://127.0.0.1:5000" };
  assert.match(said("Development"), /^False Production/);
  assert.match(said("Development", { spec: { awsKms, development: true } }), /^True .*plain HTTP in awsKms\.endpoint/);
});

test("BreakerOpen names whose calls are held back, and why", () => {
  assert.match(said("BreakerOpen"), /^False CallsPass/);
  const heldBack = [{ namespace: "shop", cause: down }];
  assert.match(said("BreakerOpen", { heldBack }), /^True CallsHeldBack: calls of shop .*: no route to host$/);
});

test("Orphans are counted and named, or nobody has looked yet", () => {
  assert.match(said("Orphans"), /^False NotCounted/);
  assert.match(said("Orphans", {}, []), /^False NoOrphans/);
  assert.match(said("Orphans", {}, ["key/1", "key/2"]), /^True OrphansFound: 2 keys .*key\/1, key\/2/);
});
