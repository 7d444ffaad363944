import assert from "node:assert/strict";
import { test } from "node:test";
import { encodePem } from "@keyward/core/text/pem";
import type { AgentStream } from "../agent-stream.ts";
import { KeyDistribution, type KeyDistributionOptions } from "./key-distribution.ts";

const backend = { kind: "ClusterKeyBackend", name: "hsm", protection: "Hardware" };
const keyOf = (name: string, publicKey: string) => ({
  metadata: { name, namespace: "shop", uid: name, resourceVersion: "2" },
  spec: { policyRef: { name: "rules" } },
  status: { lastVersion: 1, versions: [{ version: 1, state: "Active", fingerprint: "f", publicKey, backend }] },
});
const good = encodePem("PUBLIC KEY", Uint8Array.of(0x30, 0));

/** A distribution to one sidecar of profile shop/web, which may have these keys. */
function rig(keys: ReadonlyMap<string, object>, client: object = {}) {
  const sent: string[] = [];
  const send = ({ case: kind, value }: { case: string; value: { key?: string; policy?: string } }) =>
    sent.push(`${kind} ${value.key ?? value.policy}`);
  const stream = { held: new Map(), protocolVersion: 2, send } as unknown as AgentStream;
  const spec = { algorithm: "ECDSA-P256" };
  const policy = { metadata: { name: "rules", namespace: "shop", uid: "r", resourceVersion: "1" }, spec };
  const warned: string[] = [];
  const options = {
    caches: { keys: { get: (path: string) => keys.get(path) }, policies: { get: () => policy } },
    known: { get: () => ({ policies: new Set(["bad", "good"]), issuers: new Set(), grants: [] }) },
    backends: { of: () => ({ backend: { capabilities: { delivery: "remote", algorithms: new Map() } } }) },
    streams: { ofProfile: () => [stream] },
    log: { warn: (event: string) => warned.push(event) },
    client,
  } as unknown as KeyDistributionOptions;
  const run = (signal = new AbortController().signal) => new KeyDistribution(options).reconcile("shop/web", signal);
  return { run, stream, sent, warned };
}

test("a key that cannot be read keeps none of the others from its sidecars, and is tried again", async () => {
  const keys = new Map([
    ["shop/bad", keyOf("bad", "-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----\n")],
    ["shop/good", keyOf("good", good)],
  ]);
  const { run, sent, warned } = rig(keys);
  assert.deepEqual(await run(), { requeueAfterMs: 2_000 });
  assert.deepEqual([sent, warned], [["keySet good"], ["agent.key-unreadable"]]);
});

test("what is taken away waits for no answer, of the API server's either", async () => {
  const never = new Promise<never>(() => {});
  const { run, stream, sent } = rig(new Map([["shop/good", keyOf("good", good)]]), { get: () => never });
  const claims = { keyUid: "good", policyUid: "r", content: "" };
  stream.held.set("good", { ...claims, name: "good", revision: 9n });
  stream.held.set("gone", { ...claims, name: "gone", keyUid: "gone", revision: 1n });
  void run();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(sent, ["withdrawal gone"]);
});
