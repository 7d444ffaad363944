import assert from "node:assert/strict";
import { test } from "node:test";
import type { Lease } from "@keyward/kube/client/kinds";
import { ManualClock } from "@keyward/kube/testing/manual-clock";
import { REPLICA } from "./announcement.ts";
import { Peers } from "./peers.ts";

function lease(pod: string, resourceVersion: string, address: string, holderIdentity = pod): Lease {
  const annotations = { [REPLICA.address]: address };
  return {
    metadata: { namespace: "keyward", name: `keyward-agent-${pod}`, resourceVersion, annotations },
    spec: { holderIdentity },
  };
}

test("others are there while their Leases change, and oneself is not among them", async () => {
  const clock = new ManualClock();
  const peers = new Peers("me", 2_000, clock);
  peers.see(lease("me", "1", "10.0.0.1:9443"));
  peers.see(lease("b", "2", "10.0.0.3:9443"));
  peers.see(lease("a", "3", "10.0.0.2:9443"));
  assert.deepEqual(peers.live(), ["10.0.0.2:9443", "10.0.0.3:9443"]);
  await clock.advance(1_500);
  peers.see(lease("a", "4", "10.0.0.2:9443"));
  peers.see(lease("b", "2", "10.0.0.3:9443"));
  await clock.advance(1_000);
  assert.deepEqual(peers.live(), ["10.0.0.2:9443"]);
});

test("one that says that it ends, or whose address is none, is not there", () => {
  const peers = new Peers("me", 2_000, new ManualClock());
  peers.see(lease("a", "1", "10.0.0.2:9443"));
  peers.see(lease("a", "2", "", ""));
  peers.see(lease("b", "3", "no address"));
  assert.deepEqual(peers.live(), []);
  peers.see(lease("a", "4", "10.0.0.2:9443"));
  peers.forget(lease("a", "4", "10.0.0.2:9443"));
  assert.deepEqual(peers.live(), []);
});
