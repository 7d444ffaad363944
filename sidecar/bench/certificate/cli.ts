import { parseArgs } from "node:util";
import { certificateScene } from "./scene.ts";
import { type Step, stepsOf } from "./steps.ts";

const USAGE = `usage: node --no-maglev --max-semi-space-size=1 sidecar/bench/certificate/cli.ts [--ms 200]
Processor time of each step of SignCertificate with a P-256 CA that the caller brings; the best of ten rounds, in microseconds.`;

const ROUNDS = 10;
const WARM_UP_ROUNDS = 5;

const { values } = parseArgs({ options: { ms: { type: "string", default: "200" }, help: { type: "boolean" } } });
if (values.help) console.log(USAGE);
else {
  console.log("| step | CPU |\n|---|---:|");
  for (const step of stepsOf(await certificateScene())) {
    console.log(`| ${step.name} | ${(await bestUs(step, Number(values.ms))).toFixed(1)} us |`);
  }
}

/** The best: whatever else the machine does only ever adds. */
async function bestUs(step: Step, roundMs: number): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    const us = await roundUs(step, roundMs);
    if (round >= 0) best = Math.min(best, us);
  }
  return best;
}

async function roundUs({ run }: Step, roundMs: number): Promise<number> {
  const [endMs, before] = [performance.now() + roundMs, process.cpuUsage()];
  let runs = 0;
  while (performance.now() < endMs) {
    const result = run();
    if (result instanceof Promise) await result;
    runs++;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / runs;
}
