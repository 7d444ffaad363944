import assert from "node:assert/strict";
import { test } from "node:test";
import { SIDECAR_CONTAINER } from "@keyward/core/contract/names";
import { viewPod } from "../../pods/pod-view.ts";
import { type KeyStamp, planPush } from "../distribution/push.ts";
import { admit, MAX_STREAMS_PER_POD } from "./admission.ts";

const IDENTITY = { namespace: "shop", serviceAccount: "default", podName: "web-1", podUid: "u-1" };
const pod = (uid: string, profile: string | undefined, phase = "Running") =>
  viewPod({
    metadata: { name: "web-1", namespace: "shop", uid, labels: { "keyward.dev/profile": "payments" } },
    spec: {
      initContainers: profile === undefined ? [] : [{ name: SIDECAR_CONTAINER, args: [`--profile=${profile}`] }],
    },
    status: { phase },
  } as never);

test("a pod gets a stream for the profile that its sidecar was injected with", () => {
  assert.deepEqual(admit(IDENTITY, pod("u-1", "payments"), "payments", 0), { ok: true });
  assert.deepEqual(admit(IDENTITY, pod("u-1", "payments"), "payments", 1), { ok: true });
});

const REFUSED: Record<string, [Parameters<typeof admit>[1], string, number, RegExp]> = {
  "a pod that is gone": [undefined, "payments", 0, /gone/],
  "a pod of the same name that came later": [pod("u-2", "payments"), "payments", 0, /gone/],
  "a pod that has finished": [pod("u-1", "payments", "Succeeded"), "payments", 0, /finished/],
  "a pod without the sidecar, whatever its label says": [pod("u-1", undefined), "payments", 0, /no Keyward sidecar/],
  "a pod that asks for a profile that is not its own": [pod("u-1", "payments"), "treasury", 0, /another profile/],
  "a pod with streams enough": [pod("u-1", "payments"), "payments", MAX_STREAMS_PER_POD, /2 streams already/],
};
for (const [name, [seen, profile, streams, why]] of Object.entries(REFUSED)) {
  test(`${name} gets no stream`, () => {
    const admission = admit(IDENTITY, seen, profile, streams);
    assert.match(admission.ok ? "" : admission.why, why);
  });
}

const key = (name: string, keyUid = `uid-${name}`, revision = 1n): KeyStamp => ({
  name,
  keyUid,
  policyUid: "p",
  revision,
  content: `${keyUid}/${revision}`,
});
const keys = (...stamps: KeyStamp[]) => new Map(stamps.map((stamp) => [stamp.name, stamp]));

test("a sidecar is sent what it lacks and nothing twice", () => {
  const wanted = keys(key("a"), key("b"));
  assert.deepEqual(planPush(keys(), wanted), { send: [key("a"), key("b")], behind: [], withdraw: [] });
  assert.deepEqual(planPush(keys(key("a")), wanted), { send: [key("b")], behind: [], withdraw: [] });
  assert.deepEqual(planPush(wanted, wanted), { send: [], behind: [], withdraw: [] });
});

test("a key that the profile no longer refers to is withdrawn", () => {
  const reason = "the profile may no longer use this key";
  const withdrawal = { policy: "a", policyUid: "p", keyUid: "uid-a", reason };
  assert.deepEqual(planPush(keys(key("a")), keys()).withdraw, [withdrawal]);
});

test("what is said later replaces what was said before, and not the other way round", () => {
  const next = key("a", "uid-a", 2n);
  assert.deepEqual(planPush(keys(key("a")), keys(next)), { send: [next], behind: [], withdraw: [] });
  assert.deepEqual(planPush(keys(next), keys(key("a"))), { send: [], behind: [key("a")], withdraw: [] });
});

test("a change that says nothing new is not sent", () => {
  const touched = { ...key("a", "uid-a", 2n), content: key("a").content };
  assert.deepEqual(planPush(keys(key("a")), keys(touched)).send, []);
});

test("a key that was created again loses its old one before the new one comes", () => {
  const again = key("a", "uid-later");
  const push = planPush(keys(key("a")), keys(again));
  assert.deepEqual(push.send, [again]);
  assert.deepEqual(
    push.withdraw.map((withdrawal) => withdrawal.keyUid),
    ["uid-a"],
  );
});
