import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseAddress } from "./endpoint.ts";

const addresses = ["a:1", "b:1", "c:1"];

test("any address is chosen, so that sidecars spread", () => {
  const none = new Map();
  assert.deepEqual(
    [0, 0.5, 0.99].map((random) => chooseAddress(addresses, none, random)),
    addresses,
  );
});

test("none that failed lately is chosen while there is another", () => {
  const failed = new Map([
    ["b:1", 2],
    ["a:1", 5],
  ]);
  for (const random of [0, 0.5, 0.99]) assert.equal(chooseAddress(addresses, failed, random), "c:1");
});

test("where all have failed it is the one whose failure is the longest ago", () => {
  const failed = new Map([
    ["c:1", 9],
    ["b:1", 2],
    ["a:1", 5],
  ]);
  assert.equal(chooseAddress(addresses, failed, 0.99), "b:1");
});
