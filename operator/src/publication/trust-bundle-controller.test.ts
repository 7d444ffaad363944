import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { KubeError } from "@keyward/kube/watch/kube-error";
import { issueAuthority } from "../certificates/issue.ts";
import { TrustBundleController } from "./trust-bundle-controller.ts";

interface Stored {
  data: Record<string, string>;
  labels?: Record<string, string>;
}

const NOW = Date.now();
const LABEL = "keyward.dev/policy";
const POLICY = {
  metadata: { namespace: "shop", name: "ca", uid: "u" },
  spec: { algorithm: "ECDSA-P256", publication: { trustBundle: { configMap: "roots" } } },
};

let root: string;
let nowMs: number;
let versions: object[];
let stored: Stored | undefined;
let notices: string[];
let controller: TrustBundleController;

before(async () => {
  root = (await issueAuthority("root", 60_000, NOW)).certificate;
});
beforeEach(() => {
  nowMs = NOW;
  versions = [{ version: 1, state: "Active", fingerprint: "f", certificate: root }];
  stored = undefined;
  notices = [];
  controller = new TrustBundleController({
    policies: { get: () => POLICY },
    versionsOf: () => versions,
    revokedOf: () => new Set(),
    client: { create, patch },
    events: { record: (_: object, { reason }: { reason: string }) => notices.push(reason) },
    nowEpochMs: () => nowMs,
  } as never);
});

const shown = () => stored?.data;
const reconcile = () => controller.reconcile("shop/ca");

/** As an API server does it: a patch whose test fails is invalid, as a whole. */
async function patch(_kind: unknown, _ref: unknown, { body }: { body: { op: string; value: unknown }[] }) {
  if (stored === undefined) throw refusal(404, "NotFound");
  const [label, data] = body;
  if (stored.labels?.[LABEL] !== label!.value) throw refusal(422, "Invalid");
  stored.data = data!.value as Stored["data"];
}

async function create(_kind: unknown, { data, metadata }: { data: Stored["data"]; metadata: Pick<Stored, "labels"> }) {
  if (stored !== undefined) throw refusal(409, "AlreadyExists");
  stored = { data, ...metadata };
}

const refusal = (status: number, reason: string) => new KubeError("PATCH", status, { reason });

test("roots are published, and what somebody wrote over them is put back within half a minute", async () => {
  const { requeueAfterMs } = (await reconcile())!;
  assert.ok(requeueAfterMs! <= 30_000);
  assert.deepEqual(shown(), { "ca.crt": root });
  stored!.data = { "ca.crt": "mine" };
  nowMs += requeueAfterMs!;
  await reconcile();
  assert.deepEqual(shown(), { "ca.crt": root });
  stored = undefined;
  nowMs += requeueAfterMs!;
  await reconcile();
  assert.deepEqual(shown(), { "ca.crt": root });
});

test("when the only root is revoked nothing is trusted, although no other is made yet", async () => {
  await reconcile();
  versions = [{ version: 1, state: "Revoked", fingerprint: "f", certificate: root, revokedAt: "2026-01-01T00:00:00Z" }];
  await reconcile();
  assert.deepEqual(shown(), { "ca.crt": "" });
});

test("before there is a root there is no ConfigMap, and one whose key is away stays as it is", async () => {
  versions = [{ version: 1, state: "Staged", fingerprint: "f" }];
  await reconcile();
  assert.equal(stored, undefined);
  versions = [{ version: 1, state: "Revoked", fingerprint: "f", certificate: root }];
  await reconcile();
  assert.equal(stored, undefined);
  stored = { data: { "ca.crt": root }, labels: { [LABEL]: "ca" } };
  versions = [];
  await reconcile();
  assert.deepEqual(shown(), { "ca.crt": root });
});

test("a ConfigMap of somebody else's is left alone, and that is told", async () => {
  stored = { data: { "ca.crt": "theirs" } };
  await reconcile();
  assert.deepEqual(shown(), { "ca.crt": "theirs" });
  assert.deepEqual(notices, ["TrustBundleTaken"]);
});
