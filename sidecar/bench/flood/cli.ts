import { mkdtemp, rm } from "node:fs/promises";
import { constants, setPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { bundledProgram } from "../program.ts";
import { startChild, stopChild } from "./child.ts";
import { PARSEC_FILE } from "./containers.ts";
import { FLOODS } from "./floods.ts";
import { Pulse } from "./pulse.ts";

/**
 * `node sidecar/bench/flood/cli.ts [SECONDS]`: the latency of a container that calls once in a millisecond, without and beside another
 * that asks for all it can get on both wires: hashes of 32 bytes, of 1 MB, RSA signatures. Idle and flooded take turns.
 */
const ms = Number(process.argv[2] ?? 3) * 1_000;
const dir = await mkdtemp(join(tmpdir(), "kwl-"));
await using program = await bundledProgram(join(import.meta.dirname, "pod.ts"));
const { path, nodeFlags, env } = program;
const pod = await startChild(path, [dir], '"pod open"', { execArgv: [...nodeFlags], env: { ...env } });
const pulse = await Pulse.open(join(dir, "quiet", PARSEC_FILE));
await pulse.beat(1_000);
console.log("| flood | idle p50 | idle p99 | flooded p50 | flooded p99 | p99 ratio |\n|---|---:|---:|---:|---:|---:|");
for (const kind of FLOODS) console.log(await row(kind));
pulse.close();
await stopChild(pod);
await rm(dir, { recursive: true, force: true });

async function row(kind: string): Promise<string> {
  const idle = await pulse.beat(ms);
  const flooder = await startChild(join(import.meta.dirname, "flooder.ts"), [join(dir, "noisy"), kind], "flooding");
  // What is measured is who comes when on the event loop, not on the processors of this machine.
  setPriority(flooder.pid!, constants.priority.PRIORITY_LOW);
  await pulse.beat(1_000);
  const flooded = await pulse.beat(ms);
  await stopChild(flooder);
  const figures = [quantile(idle, 0.5), quantile(idle, 0.99), quantile(flooded, 0.5), quantile(flooded, 0.99)];
  const ratio = (figures[3]! / figures[1]!).toFixed(1);
  return `| ${[kind, ...figures.map((us) => `${Math.round(us)} us`), ratio].join(" | ")} |`;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}
