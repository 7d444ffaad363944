import assert from "node:assert/strict";
import { test } from "node:test";
import type { CryptoProfile } from "@keyward/crds/types/crypto-profile";
import type { CryptoProfileStatus } from "@keyward/crds/types/profile/status";
import { MAX_ITEMS, planProfile, type SeenProfile } from "./plan.ts";
import type { Acknowledgement, SeenPod } from "./pod-states.ts";

const profile = (more: { deleting?: boolean; status?: CryptoProfileStatus } = {}): CryptoProfile => ({
  apiVersion: "keyward.dev/v1alpha1",
  kind: "CryptoProfile",
  metadata: {
    name: "payments",
    namespace: "shop",
    uid: "p-1",
    generation: 7,
    ...(more.deleting ? { deletionTimestamp: "2026-01-02T00:00:00Z" } : {}),
  },
  spec: { hash: { default: "SHA-256", allowed: ["SHA-256"] } },
  ...(more.status ? { status: more.status } : {}),
});
const SAID: Acknowledgement = {
  profileUid: "p-1",
  generation: 7,
  liveGeneration: 7,
  fault: "",
  receivedAtMs: 1_380,
  streamOpenedAtMs: 10,
};
const pod = (name: string, said?: Partial<Acknowledgement>): SeenPod => ({
  name,
  uid: `uid-${name}`,
  acknowledgement: said && { ...SAID, ...said },
});
const AGENT = { address: "10.0.0.1:9443", serverName: "s", caBundle: "c" };
const SEEN: SeenProfile = {
  profile: profile(),
  faults: [],
  issuer: { kind: "none" },
  pods: [pod("a", {}), pod("b", { receivedAtMs: 1_120 })],
  users: ["a", "b"],
  seenAtMs: 1_000,
  settling: false,
  agent: AGENT,
};
const planFor = (seen: Partial<SeenProfile>) => planProfile({ ...SEEN, ...seen });
const conditionOf = (seen: Partial<SeenProfile>, type: string) => {
  const found = planFor(seen).findings.find((finding) => finding.type === type)!;
  return `${found.status} ${found.reason}`;
};

const BEHIND = pod("c", { generation: 6, liveGeneration: 6 });
const REFUSES = pod("c", { liveGeneration: 6, fault: "unknown hash" });
const READY: Record<string, [seen: Partial<SeenProfile>, expected: string]> = {
  "a profile that is live on every pod is ready": [{}, "True AllPodsCurrent"],
  "a valid profile without pods is ready": [{ pods: [], users: [] }, "True NoPods"],
  "an invalid one is not": [{ faults: ["hash.default: unknown"] }, "False Invalid"],
  "nor one with a pod that has not acknowledged yet": [{ pods: [pod("c")] }, "False PodsBehind"],
  "nor one with a pod on an older generation": [{ pods: [BEHIND] }, "False PodsBehind"],
  "nor one that a pod refused": [{ pods: [REFUSES] }, "False PodsBehind"],
  "an acknowledgement of an earlier object of that name does not count": [
    { pods: [pod("c", { profileUid: "p-0" })] },
    "False PodsBehind",
  ],
  "nor one that does not tell its pods yet where an operator is": [
    { pods: [], users: [], agent: undefined },
    "False EndpointPending",
  ],
  "a missing issuer is named before pods are counted": [
    { issuer: { kind: "missing", name: "shop-ca", namespace: "shop" } },
    "False IssuerMissing",
  ],
  "so is an issuer that is no authority": [{ issuer: { kind: "no-authority", name: "k" } }, "False IssuerNotAuthority"],
  "so is an issuer whose key is still being made": [{ issuer: { kind: "pending", name: "k" } }, "False IssuerPending"],
  "so is an issuer that is not ready": [
    { issuer: { kind: "not-ready", name: "k", cause: "c" } },
    "False IssuerNotReady",
  ],
};
for (const [sentence, [seen, expected]] of Object.entries(READY)) {
  test(sentence, () => assert.equal(conditionOf(seen, "Ready"), expected));
}

test("the spec is judged apart from the pods", () => {
  assert.equal(conditionOf({ pods: [BEHIND] }, "Valid"), "True Compiled");
  assert.equal(conditionOf({ faults: ["x"] }, "Valid"), "False Invalid");
});

test("whatever is not as it should be says what to do next", () => {
  for (const [seen] of Object.values(READY)) {
    for (const found of planFor(seen).findings) {
      if (found.status === "False" && found.type !== "InUse") assert.match(found.message, /Next: |not ready: c/);
    }
  }
});

const LINES: Record<string, [seen: Partial<SeenProfile>, expected: string]> = {
  "all current": [{}, "2/2 pods on generation 7, slowest 380 ms"],
  "one behind": [{ pods: [...SEEN.pods, BEHIND] }, "2/3 pods on generation 7, slowest 380 ms"],
  "nothing measured": [{ pods: [pod("a", { streamOpenedAtMs: 1_100 })] }, "1/1 pods on generation 7"],
  "no pods": [{ pods: [] }, "no pods"],
  "invalid, one generation is kept": [
    { faults: ["x"], pods: [BEHIND] },
    "generation 7 is invalid, pods keep generation 6",
  ],
  "invalid, several are kept": [
    { faults: ["x"], pods: [BEHIND, pod("d")] },
    "generation 7 is invalid, pods keep their last good one",
  ],
};
for (const [name, [seen, expected]] of Object.entries(LINES)) {
  test(`the summary line: ${name}`, () => assert.equal(planFor(seen).status.summary, expected));
}

test("a reload is timed from the moment the generation was seen", () => {
  assert.deepEqual(planFor({}).status.reload, { medianMilliseconds: 120, slowestMilliseconds: 380, slowestPod: "a" });
});

test("a pod that was faster than our own watch took no time, not less", () => {
  const status = planFor({ pods: [pod("a", { receivedAtMs: 990 })] }).status;
  assert.equal(status.reload?.slowestMilliseconds, 0);
});

test("a pod that came later only reports, and times measured before stay", () => {
  const reload = { medianMilliseconds: 1, slowestMilliseconds: 2, slowestPod: "z" };
  const late = [pod("a", { streamOpenedAtMs: 5_000, receivedAtMs: 5_001 })];
  const before = (observedGeneration: number) => profile({ status: { observedGeneration, reload } });
  assert.deepEqual(planFor({ pods: late, profile: before(7) }).status.reload, reload);
  assert.equal(planFor({ pods: late, profile: before(6) }).status.reload, undefined);
});

test("status lists at most 50 pods, those behind first", () => {
  const many = Array.from({ length: 80 }, (_, i) => pod(`p${String(i).padStart(2, "0")}`, {}));
  const items = planFor({ pods: [...many, BEHIND] }).status.pods!.items!;
  assert.equal(items.length, MAX_ITEMS);
  assert.deepEqual(
    items.slice(0, 2).map((item) => item.name),
    ["c", "p00"],
  );
  assert.equal(planFor({ pods: many }).status.pods!.total, 80);
});

test("a pod cannot write lines of its own into status, nor fill it", () => {
  const fault = `bad\n\u001b[31mReady\u202e${"x".repeat(5_000)}`;
  const shown = planFor({ pods: [pod("c", { liveGeneration: 6, fault })] }).status.pods!.items![0]!.fault!;
  assert.equal(shown.length, 1024);
  assert.doesNotMatch(shown, /\p{C}/u);
});

test("a profile in use is held, and its deletion says for whom it waits", () => {
  assert.equal(planFor({}).held, true);
  assert.equal(planFor({ users: [], pods: [] }).held, false);
  assert.equal(conditionOf({ profile: profile({ deleting: true }) }, "InUse"), "True DeletionWaits");
  assert.equal(conditionOf({ users: [] }, "InUse"), "False NoPods");
});

const left = (pods: CryptoProfileStatus["pods"]) => profile({ status: { observedGeneration: 7, pods: pods! } });

test("pods that come back to a new leader are as the old one left them, for a moment", () => {
  const away = { pods: [pod("a"), pod("b")], users: ["a", "b"] };
  const before = left({
    total: 2,
    current: 2,
    items: [
      { name: "a", generation: 7 },
      { name: "b", generation: 7 },
    ],
  });
  assert.equal(conditionOf({ ...away, profile: before, settling: true }, "Ready"), "True AllPodsCurrent");
  assert.equal(conditionOf({ ...away, profile: before, settling: false }, "Ready"), "False PodsBehind");
  const behind = left({
    total: 2,
    current: 1,
    items: [
      { name: "a", generation: 6 },
      { name: "b", generation: 7 },
    ],
  });
  assert.equal(planFor({ ...away, profile: behind, settling: true }).status.summary, "1/2 pods on generation 7");
});

test("pods that status had no room for were current if all were", () => {
  const before = left({ total: 60, current: 60, items: [{ name: "a", generation: 7 }] });
  const pods = [pod("a"), pod("z")];
  assert.equal(planFor({ pods, profile: before, settling: true }).status.pods!.current, 2);
  const unsure = left({ total: 60, current: 59, items: [{ name: "a", generation: 6 }] });
  assert.equal(planFor({ pods, profile: unsure, settling: true }).status.pods!.current, 0);
});

test("what a pod says itself counts at once", () => {
  const before = left({ total: 1, current: 1, items: [{ name: "c", generation: 7 }] });
  assert.equal(planFor({ pods: [BEHIND], profile: before, settling: true }).status.pods!.current, 0);
});

test("the address of the leader before stays until this one has its own", () => {
  const before = profile({ status: { agent: AGENT } });
  assert.deepEqual(planFor({ profile: before, agent: undefined }).status.agent, AGENT);
  assert.equal(conditionOf({ profile: before, agent: undefined }, "Ready"), "True AllPodsCurrent");
  const own = { ...AGENT, address: "10.0.0.2:9443" };
  assert.deepEqual(planFor({ profile: before, agent: own }).status.agent, own);
});

test("a reload that took weeks still fits into status", () => {
  const status = planFor({ pods: [pod("a", { receivedAtMs: 1e13 })] }).status;
  assert.equal(status.reload?.slowestMilliseconds, 2 ** 31 - 1);
});
