import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { parseProgram } from "@keyward/tools/images/program";
import { freePort } from "../../driver/free-port.ts";
import { type Program, start } from "../kms/program.ts";

const ROOT = join(import.meta.dirname, "../../..");
const PROFILE = join(ROOT, "deploy/standalone/profile.example.yaml");
/** Long enough for a debugger to say that it listens. */
const MOMENT_MS = 500;
const SKIP = process.platform === "linux" ? {} : { skip: "what the kernel keeps is read from Linux' /proc" };

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyward-memory-"));
});
after(() => rm(folder, { recursive: true, force: true }));

/** Nobody listens there: what is asked for is told before anybody is asked. */
const NOWHERE = {
  apiVersion: "v1",
  kind: "Config",
  clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:1" } }],
  users: [{ name: "u", user: {} }],
  contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
  "current-context": "x",
};

/** Programs that have keys in memory: how each is started, and what it says once it runs. */
const PROGRAMS: readonly (readonly [name: string, args: () => Promise<readonly string[]>, said: RegExp])[] = [
  ["sidecar", async () => ["serve", `--profile=${PROFILE}`, `--socket-dir=${folder}/s`], /socket open/],
  [
    "operator",
    async () => {
      const kubeconfig = join(folder, "kubeconfig");
      await writeFile(kubeconfig, JSON.stringify(NOWHERE));
      const ports = ["agent", "operations", "publication"].map(async (name) => `--${name}-port=${await freePort()}`);
      const place = ["--namespace=n", "--pod-name=p", "--pod-ip=127.0.0.1"];
      return [`--kubeconfig=${kubeconfig}`, ...place, ...(await Promise.all(ports))];
    },
    /operator\.started/,
  ],
  [
    "kms-plugin",
    async () => [`--socket=${folder}/k`, `--backend-file=${folder}/none`, "--key=k", "--cluster=c"],
    /kms\.started/,
  ],
];

for (const [name, args, said] of PROGRAMS) {
  const { entry, nodeFlags } = parseProgram(name);

  /** As in its image, but from its sources. */
  async function running(): Promise<Program> {
    const program = start([process.execPath, ...nodeFlags, join(ROOT, entry), ...(await args())], process.env);
    await program.until(`the ${name} to run`, said);
    return program;
  }

  test(`the ${name} keeps its memory out of core dumps`, SKIP, async () => {
    const program = await running();
    try {
      assert.equal(readFileSync(`/proc/${program.pid}/coredump_filter`, "utf8").trim(), "00000000");
    } finally {
      await program.stop();
    }
  });

  test(`no signal opens a debugger on the ${name}, or makes it write what it has in memory`, async () => {
    const program = await running();
    for (const signal of ["SIGUSR1", "SIGUSR2"] as const) {
      program.signal(signal);
      await delay(MOMENT_MS);
    }
    await program.stop();
    assert.doesNotMatch(program.output(), /Debugger listening|Writing Node\.js report|heapsnapshot/i);
  });
}
