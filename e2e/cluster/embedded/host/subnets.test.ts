import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { freeLinks } from "./subnets.ts";

const NODE = (routes: { dst?: string }[]) => freeLinks(routes)[0]?.nodeAddress;

describe("the subnet of a cluster", () => {
  it("is the first one on a host with a default route only", () => {
    assert.equal(NODE([{ dst: "default" }, { dst: "192.0.2.0/24" }, { dst: "fd00::/64" }, {}]), "198.19.219.2");
  });

  const collisions: [sentence: string, dst: string, node: string][] = [
    ["leaves out one that another cluster has", "198.19.219.0/30", "198.19.219.6"],
    ["leaves out one with a single address that is taken", "198.19.219.3", "198.19.219.6"],
    ["leaves out all that a wide route covers", "198.18.0.0/15", "10.219.219.2"],
  ];
  for (const [sentence, dst, node] of collisions) it(sentence, () => assert.equal(NODE([{ dst }]), node));

  it("is none when everything is taken", () => assert.deepEqual(freeLinks([{ dst: "0.0.0.0/0" }]), []));

  it("has a device name that Linux takes, different from all others", () => {
    const devices = freeLinks([]).map((it) => it.device);
    assert.equal(new Set(devices).size, 48);
    assert.ok(devices.every((it) => it.length <= 15));
  });
});
