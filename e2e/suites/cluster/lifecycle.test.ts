import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { readRecord, stateFolder } from "../../cluster/embedded/host/state.ts";
import type { Cluster } from "../../cluster/provider.ts";
import {
  config,
  deviceExists,
  deviceOf,
  hostTraces,
  kubectl,
  newName,
  onlyEmbedded,
  provider,
  undisturbed,
} from "./fixture.ts";
import { haveEnded, namespaceMembers } from "./namespace-members.ts";

const CLI = join(import.meta.dirname, "../../cluster/cli.ts");
const quiet = () => {};

describe("clusters on one machine", onlyEmbedded, () => {
  let first: Cluster;
  let second: Cluster;
  let traces: Record<string, unknown>;
  before(async () => {
    traces = await hostTraces();
    [first, second] = await Promise.all([
      provider.up({ name: newName(), report: quiet }),
      provider.up({ name: newName(), report: quiet }),
    ]);
  });
  after(() => Promise.all([first, second].map((it) => it?.down())));

  it("run at the same time and know nothing of each other", async () => {
    await kubectl(first, ["create", "namespace", "mine"]);
    const seen = await kubectl(second, ["get", "namespaces", "-o", "name"]);
    assert.match(seen, /namespace\/default/);
    assert.doesNotMatch(seen, /namespace\/mine/);
  });

  it("cannot have one name twice", async () => {
    await assert.rejects(provider.up({ name: first.name, report: quiet }), /already runs; take it down first/);
    assert.match(await kubectl(first, ["get", "nodes"]), / Ready /);
  });

  it("are found by name, as by another process", async () => {
    const found = await provider.find(second.name);
    assert.match(await kubectl(found ?? assert.fail(), ["get", "nodes"]), / Ready /);
    assert.equal(await provider.find(newName()), undefined);
  });

  it("leave nothing when they are taken down, and the same name can start again", async () => {
    const { name } = first;
    const devices = await Promise.all([deviceOf(name), deviceOf(second.name)]);
    await Promise.all([first.down(), second.down()]);
    assert.deepEqual(await hostTraces(), traces);
    assert.deepEqual(await Promise.all(devices.map(deviceExists)), [false, false]);
    assert.equal((await provider.status(name)).state, "absent");
    first = await provider.up({ name, report: quiet });
    assert.doesNotMatch(await kubectl(first, ["get", "namespaces", "-o", "name"]), /namespace\/mine/);
  });

  it("refuse flags that the API server refuses, with its own words", async () => {
    const name = newName();
    const wrong = provider.up({ name, report: quiet, apiServerFlags: ["--no-such-flag"] });
    await assert.rejects(wrong, /kube-apiserver ended with exit code 1[\s\S]*unknown flag: --no-such-flag/);
    assert.equal((await provider.status(name)).state, "absent");
  });
});

describe("the command line", onlyEmbedded, () => {
  const name = newName();
  const cluster = (...args: string[]) =>
    spawnSync(process.execPath, [CLI, ...args, "--name", name], { encoding: "utf8" });
  after(() => provider.down(name));

  it("starts a cluster that stays, shows it, and takes it down", () => {
    assert.equal(cluster("status").status, 3);
    const up = cluster("up");
    assert.equal(up.status, 0, up.stderr);
    assert.ok(up.stdout.includes(`export KUBECONFIG=${join(config.stateDir, name, "kubeconfig")}\n`), up.stdout);
    assert.match(cluster("status").stdout, /\(embedded\): running\n[\s\S]*kubelet: runs/);
    assert.equal(cluster("kubeconfig").stdout.trim(), join(config.stateDir, name, "kubeconfig"));
    assert.equal(cluster("down").status, 0);
    assert.equal(cluster("status").status, 3);
    assert.equal(cluster("down").status, 0, "to take down what is gone is no error");
  });

  it("interrupted half-way cleans up behind itself", async () => {
    const starting = spawn(process.execPath, [CLI, "up", "--name", name], { stdio: ["ignore", "ignore", "pipe"] });
    const said: string[] = [];
    for await (const line of createInterface(starting.stderr)) {
      said.push(line);
      if (line.endsWith("the API server answers")) starting.kill("SIGINT");
    }
    assert.match(said.at(-1) ?? "", /error: interrupted by SIGINT/);
    assert.equal(cluster("status").status, 3);
  });

  it("shows a cluster whose supervisor was killed as broken, and takes it down", async () => {
    assert.equal(cluster("up").status, 0);
    const record = await readRecord(stateFolder(config.stateDir, name));
    const members = await namespaceMembers(record?.owner.pid ?? 0);
    await undisturbed(async () => {
      process.kill(record?.owner.pid ?? 0, "SIGKILL");
      await haveEnded(members);
      const { status, stdout } = cluster("status");
      assert.equal(status, 4);
      assert.match(stdout, /broken[\s\S]*`down` removes what it left/);
    });
    assert.equal(cluster("down").status, 0);
    assert.equal(cluster("status").status, 3);
  });

  const mistakes: [sentence: string, args: string[], said: RegExp][] = [
    ["names the commands when there is no such one", ["upp"], /"upp" is no command; there are up, down/],
    ["shows the help for an unknown option", ["up", "--fast"], /Unknown option '--fast'[\s\S]*npm run cluster/],
    [
      "says how to start what does not run",
      ["kubeconfig"],
      /does not run; start it with: npm run cluster -- up --name/,
    ],
    ["asks for the archive to load", ["load"], /load needs the path/],
  ];
  for (const [sentence, args, said] of mistakes) {
    it(sentence, () => {
      const { status, stderr } = cluster(...args);
      assert.equal(status, 1);
      assert.match(stderr, said);
    });
  }
});
