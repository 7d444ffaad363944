import assert from "node:assert/strict";
import { test } from "node:test";
import { TARGETS } from "../report/targets.ts";
import { FULL, QUICK } from "./plans.ts";
import type { Plan } from "./scene.ts";
import { select } from "./select.ts";

const MINUTE_MS = 60_000;

/** Of the load alone; servers start meanwhile. */
function loadMs({ scenes, amounts }: Plan): number {
  const rows = scenes.reduce((sum, { wires }) => sum + wires.length, 0);
  const servers = new Set(
    scenes.flatMap(({ operation, bytes, wires }) => wires.map((wire) => `${operation} ${bytes} ${wire}`)),
  );
  return rows * (amounts.warmUpMs + amounts.turns * amounts.turnMs) + servers.size * amounts.serverWarmUpMs;
}

test("the quick run has half of its three minutes for load, the full one half of its 25", () => {
  assert.ok(loadMs(QUICK) < 1.5 * MINUTE_MS, `${loadMs(QUICK)} ms`);
  assert.ok(loadMs(FULL) < 12.5 * MINUTE_MS, `${loadMs(FULL)} ms`);
});

for (const [name, plan] of Object.entries({ QUICK, FULL })) {
  test(`every figure that is wanted has its row in ${name}`, () => {
    for (const { title, operation, bytes, wire, c } of TARGETS) {
      const scene = plan.scenes.find(
        (each) => each.operation === operation && each.bytes === bytes && each.c === c && each.connections === 1,
      );
      assert.ok(
        scene?.wires.some((each) => each === wire),
        title,
      );
    }
  });

  test(`every scene of ${name} has the server in Go, and a call for each connection`, () => {
    assert.ok(plan.scenes.every(({ wires }) => wires.includes("go")));
    assert.ok(plan.scenes.every(({ c, connections }) => c >= connections));
  });

  test(`no two scenes of ${name} are the same`, () => {
    const names = plan.scenes.map(({ operation, bytes, c, connections }) => [operation, bytes, c, connections].join());
    assert.equal(new Set(names).size, names.length);
  });
}

test("a selection keeps the server in Go, and drops scenes that only it would be in", () => {
  const { scenes } = select(QUICK, { operations: new Set(), wires: new Set(["shared-memory"]) });
  assert.ok(scenes.length >= 2);
  assert.ok(scenes.every(({ wires }) => wires.join() === "shared-memory,go"));
});

test("operations and wires are both asked for", () => {
  const { scenes } = select(FULL, { operations: new Set(["hmac"]), wires: new Set(["binary"]) });
  assert.deepEqual(new Set(scenes.map(({ operation }) => operation)), new Set(["hmac"]));
});

test("a selection of nothing says so", () => {
  const nothing = { operations: new Set(["certificate"]), wires: new Set(["parsec-rust"]) };
  assert.throws(() => select(QUICK, nothing), /leaves no rows/);
});
