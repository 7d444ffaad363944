import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { claimState, listStates, readRecord, removeState, stateFolder, writeRecord } from "./state.ts";

describe("the state of clusters", () => {
  let stateDir: string;
  before(async () => {
    stateDir = await mkdtemp(join(tmpdir(), "keyward-state-"));
  });
  after(() => rm(stateDir, { recursive: true }));

  it("lives while its owner does", async () => {
    const folder = await claimState(stateDir, "one");
    assert.deepEqual(await listStates(stateDir), [{ name: "one", alive: true }]);
    const record = await readRecord(folder);
    assert.ok(record !== undefined);
    await writeRecord(folder, { ...record, owner: { ...record.owner, startTicks: "1" } });
    assert.deepEqual(await listStates(stateDir), [{ name: "one", alive: false }]);
    await removeState(stateDir, "one");
    assert.deepEqual(await listStates(stateDir), []);
  });

  it("counts a folder with a damaged record as dead", async () => {
    await mkdir(join(stateDir, "two"));
    await writeFile(join(stateDir, "two", "cluster.json"), "{");
    assert.deepEqual(await listStates(stateDir), [{ name: "two", alive: false }]);
  });

  it("is empty where there is no folder yet", async () => assert.deepEqual(await listStates("/nonexistent"), []));

  for (const name of ["", "..", "a/b", "A", "-a", "a-", "a".repeat(31)]) {
    it(`refuses the name "${name}"`, () => assert.throws(() => stateFolder(stateDir, name), /cannot name a cluster/));
  }

  it("refuses a path on which no socket can be bound", () => {
    assert.throws(() => stateFolder(`/${"x".repeat(100)}`, "one"), /longer than 107 bytes: set KEYWARD_STATE/);
  });
});
