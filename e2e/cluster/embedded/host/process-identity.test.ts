import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, it } from "node:test";
import { identify, isAlive } from "./process-identity.ts";

describe("the identity of a process", () => {
  it("is that of a living one", async () => {
    const self = await identify(process.pid);
    assert.ok(self !== undefined && (await isAlive(self)));
  });

  it("is not that of a stranger who got the same number, or of one before a reboot", async () => {
    const self = await identify(process.pid);
    assert.ok(self !== undefined);
    assert.equal(await isAlive({ ...self, startTicks: "1" }), false);
    assert.equal(await isAlive({ ...self, bootId: "another" }), false);
  });

  it("ends with the process", async () => {
    const child = spawn("sleep", ["1000"]);
    await once(child, "spawn");
    const seen = await identify(child.pid ?? 0);
    assert.ok(seen !== undefined);
    child.kill("SIGKILL");
    await once(child, "exit");
    assert.equal(await isAlive(seen), false);
    assert.equal(await identify(child.pid ?? 0), undefined);
  });
});
