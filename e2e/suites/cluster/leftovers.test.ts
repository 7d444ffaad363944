import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { cgroupMounts } from "../../cluster/embedded/host/cgroups.ts";
import type { ProcessIdentity } from "../../cluster/embedded/host/process-identity.ts";
import { readRecord } from "../../cluster/embedded/host/state.ts";
import { eventually } from "../../driver/eventually.ts";
import { config, deviceExists, deviceOf, hostTraces, newName, onlyEmbedded, provider, undisturbed } from "./fixture.ts";
import { haveEnded, namespaceMembers } from "./namespace-members.ts";

const RUNNER = join(import.meta.dirname, "runner.ts");

describe("a runner that is killed by SIGKILL", onlyEmbedded, () => {
  const name = newName();
  const folder = join(config.stateDir, name);
  let traces: Record<string, unknown>;
  let members: ProcessIdentity[];
  let device: string;
  let left: { folder: boolean; cgroups: boolean };
  before(async () => {
    traces = await hostTraces();
    const runner = await startRunner(name, "up");
    const record = await readRecord(folder);
    assert.ok(record !== undefined);
    members = await namespaceMembers(record.owner.pid);
    device = await deviceOf(name);
    left = await undisturbed(async () => {
      runner.kill("SIGKILL");
      await once(runner, "exit");
      await haveEnded(members);
      return leftovers(name);
    });
  });
  after(() => provider.down(name));

  it("takes every process of its cluster along", async () => {
    assert.ok(members.length >= 8, `the supervisor and seven programs were expected, seen: ${members.length}`);
    await haveEnded(members);
  });

  it("leaves no device, mount, rule or changed setting on the host", async () => {
    await hostIs(traces, device);
  });

  it("leaves cgroups and a folder, which the next start removes", async () => {
    assert.deepEqual(left, { folder: true, cgroups: true });
    const next = await provider.up({ name: newName(), report: () => {} });
    try {
      assert.deepEqual(await leftovers(name), { folder: false, cgroups: false });
    } finally {
      await next.down();
    }
  });

  it("half-way through a start leaves no more than that", async () => {
    const half = newName();
    const runner = await startRunner(half, "the API server answers");
    const halfDevice = await deviceOf(half);
    runner.kill("SIGKILL");
    await hostIs(traces, halfDevice);
    await provider.down(half);
    assert.deepEqual(await leftovers(half), { folder: false, cgroups: false });
  });
});

/** Resolves when the runner says `word`. */
async function startRunner(name: string, word: string): Promise<ChildProcess> {
  const runner = spawn(process.execPath, [RUNNER, name], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface(runner.stdout)) if (line === word) return runner;
  throw new Error(`the runner ended before it said "${word}"`);
}

async function hostIs(traces: Record<string, unknown>, deviceThatGoes: string): Promise<void> {
  await eventually("the host to be as before", async () => {
    assert.deepEqual(await hostTraces(), traces);
    return !(await deviceExists(deviceThatGoes));
  });
}

async function leftovers(name: string): Promise<{ folder: boolean; cgroups: boolean }> {
  const groups = (await cgroupMounts()).map((mount) => join(mount, "keyward", name));
  return { folder: existsSync(join(config.stateDir, name)), cgroups: groups.some((it) => existsSync(it)) };
}
