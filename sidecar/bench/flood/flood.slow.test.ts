import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startChild, stopChild } from "./child.ts";
import { PARSEC_FILE } from "./containers.ts";
import { FLOODS } from "./floods.ts";
import { Pulse } from "./pulse.ts";

const LIMIT = { timeout: 300_000 };
const ANSWERS = 20;

let dir: string;
let pod: ChildProcess;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), "kwl-"));
  pod = await startChild(join(import.meta.dirname, "pod.ts"), [dir], '"pod open"');
});
after(async () => {
  await stopChild(pod);
  await rm(dir, { recursive: true, force: true });
});

for (const flood of FLOODS) {
  test(
    `a flood of one container (${flood}) neither ends the pod nor leaves another without answers`,
    LIMIT,
    async () => {
      const pulse = await Pulse.open(join(dir, "quiet", PARSEC_FILE));
      const flooder = await startChild(
        join(import.meta.dirname, "flooder.ts"),
        [join(dir, "noisy"), flood],
        "flooding",
      );
      let answered = 0;
      while (answered < ANSWERS) answered += (await pulse.beat(500)).length;
      assert.equal(flooder.exitCode, null, "the flood was served, too");
      await stopChild(flooder);
      pulse.close();
      assert.equal(pod.exitCode, null);
    },
  );
}
