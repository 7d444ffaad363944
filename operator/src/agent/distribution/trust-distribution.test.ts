import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import type { TrustBundle } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import { issueAuthority, issueLeaf } from "../../certificates/issue.ts";
import { TrustDistribution } from "./trust-distribution.ts";

const NOW = Date.now();
const LIFE_MS = 60_000;

let root: string;
let below: string;
let revokedAt: string | undefined;
let resourceVersion: string;
let sent: TrustBundle[];
let distribution: TrustDistribution;

before(async () => {
  const authority = await issueAuthority("root", LIFE_MS, NOW);
  root = authority.certificate;
  below = (await issueLeaf(authority, ["below.example"], LIFE_MS, NOW)).certificate + root;
});

/** Authority `below` under `root`, both of the namespace shop, as caches hold them. */
beforeEach(() => {
  revokedAt = undefined;
  resourceVersion = "7";
  sent = [];
  const policyOf = (name: string, parent?: string) => ({
    metadata: { namespace: "shop", name },
    spec: {
      algorithm: "ECDSA-P256",
      certificateAuthority: parent === undefined ? {} : { parentRef: { name: parent } },
    },
  });
  const keyOf = (name: string, version: object) => ({
    metadata: { namespace: "shop", name, uid: name, resourceVersion },
    spec: { policyRef: { name } },
    status: { versions: [{ version: 1, fingerprint: "f", state: "Active", ...version }] },
  });
  const policies: Record<string, object> = {
    "shop/root": policyOf("root"),
    "shop/below": policyOf("below", "root"),
  };
  const keys: Record<string, () => object> = {
    "shop/root": () => keyOf("root", { certificate: root, ...(revokedAt && { state: "Revoked", revokedAt }) }),
    "shop/below": () => keyOf("below", { certificate: below }),
  };
  const profile = {
    metadata: { namespace: "shop", name: "web" },
    spec: { certificates: { issuer: { keyPolicyRef: { name: "below" } } } },
  };
  const stream = { protocolVersion: 2, send: ({ value }: { value: TrustBundle }) => sent.push(value) };
  distribution = new TrustDistribution({
    caches: {
      policies: { get: (key: string) => policies[key] },
      keys: { get: (key: string) => keys[key]?.() },
      profiles: { get: () => profile },
    },
    streams: { ofProfile: () => [stream] },
    nowEpochMs: () => NOW,
  } as never);
});

const reconcile = () => distribution.reconcile("shop/web");
const shown = ({ roots, intermediates }: TrustBundle) => [roots.length, intermediates.length];

test("a bundle is brought once, with its root and what lies between", async () => {
  await reconcile();
  await reconcile();
  assert.deepEqual(sent.map(shown), [[1, 1]]);
});

test("a root that is revoked is taken from the sidecars of authorities below it, though their own key is as it was", async () => {
  await reconcile();
  revokedAt = new Date(NOW).toISOString();
  await reconcile();
  assert.deepEqual(sent.map(shown), [
    [1, 1],
    [0, 1],
  ]);
  assert.ok(sent[1]!.revision > sent[0]!.revision, "a sidecar takes only what is newer");
  resourceVersion = "8";
  await reconcile();
  assert.ok(sent[2]!.revision > sent[1]!.revision);
});
