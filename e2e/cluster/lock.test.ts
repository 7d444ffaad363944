import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { withLock } from "./lock.ts";

describe("a lock", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "keyward-lock-"));
  });
  after(() => rm(folder, { recursive: true }));

  it("lets one in at a time, and tells those who wait", async () => {
    const path = join(folder, "sub", "one");
    const steps: string[] = [];
    const noticed = Promise.withResolvers<void>();
    const first = Promise.withResolvers<void>();
    const taken = Promise.withResolvers<void>();
    const one = withLock(path, assert.fail, async () => {
      taken.resolve();
      await first.promise;
      steps.push("first");
    });
    await taken.promise;
    const two = withLock(path, noticed.resolve, async () => steps.push("second"));
    await noticed.promise;
    first.resolve();
    await Promise.all([one, two]);
    assert.deepEqual(steps, ["first", "second"]);
  });

  it("is free once the work is over, for who does not let this process do anything either", async () => {
    const path = join(folder, "zero");
    await withLock(path, assert.fail, async () => {});
    assert.equal(spawnSync("flock", ["--nonblock", path, "true"]).status, 0);
  });

  it("is free again after a failure", async () => {
    const path = join(folder, "two");
    await assert.rejects(
      withLock(path, assert.fail, async () => {
        throw new Error("work failed");
      }),
      /work failed/,
    );
    assert.equal(
      await withLock(
        path,
        () => {},
        async () => "mine",
      ),
      "mine",
    );
  });

  it("is free again after its holder was killed", async () => {
    const path = join(folder, "three");
    const program = `import { withLock } from ${JSON.stringify(join(import.meta.dirname, "lock.ts"))};
      await withLock(${JSON.stringify(path)}, () => {}, () => new Promise(() => { console.log("held"); setInterval(() => {}, 1000); }));`;
    const holder = spawn(process.execPath, ["--input-type=module", "--eval", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(holder.stdout, "data");
    holder.kill("SIGKILL");
    assert.equal(
      await withLock(
        path,
        () => {},
        async () => "mine",
      ),
      "mine",
    );
  });

  it("that cannot be taken says so", async () => {
    await assert.rejects(
      withLock(
        "/proc/lock",
        () => {},
        async () => {},
      ),
      /could not be taken/,
    );
  });
});
