import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { create, toBinary } from "@bufbuild/protobuf";
import { HashRequestSchema } from "@keyward/proto/gen/keyward/v1/hash_pb";
import { bundledProgram, type Program } from "../program.ts";
import { cpuUs, memoryBytes } from "../server-process.ts";
import { Http2Load } from "../wire/http2-load.ts";

// What worker threads would give and cost: hashes of 32 bytes on eight connections, 8 calls in flight on each, with connections served by
// the main thread or handed to workers. usage: node sidecar/bench/cores/cli.ts [SECONDS]

const CONNECTIONS = 8;
const IN_FLIGHT = 8;
const METHOD = "/keyward.v1.CryptoService/Hash";
const REQUEST = toBinary(
  HashRequestSchema,
  create(HashRequestSchema, { algorithm: "SHA3-512", data: new Uint8Array(32) }),
);

const seconds = Number(process.argv[2] ?? 2);
const dir = await mkdtemp(join(tmpdir(), "kwb-cores-"));
try {
  await using program = await bundledProgram("sidecar/bench/cores/hand-over.ts");
  console.log("| server's cores | workers | calls/s | server CPU per call | RSS |\n|---:|---:|---:|---:|---:|");
  for (let cores = 1; cores <= availableParallelism(); cores++) {
    for (const workers of [0, 1, 2]) console.log(await measured(program, cores, workers));
  }
} finally {
  await rm(dir, { recursive: true, force: true });
}

async function measured(program: Program, cores: number, workers: number): Promise<string> {
  const socket = join(dir, `${cores}-${workers}.sock`);
  const command = ["-c", `0-${cores - 1}`, process.execPath, ...program.nodeFlags];
  const stdio = ["ignore", "pipe", "inherit"] as const;
  const env = { ...program.env, PATH: process.env.PATH };
  const child = spawn("taskset", [...command, program.path, socket, `${workers}`], { env, stdio: [...stdio] });
  try {
    await once(createInterface(child.stdout), "line");
    // Workers start in the meantime; what is handed to them waits.
    const loads: Http2Load[] = [];
    for (let i = 0; i < CONNECTIONS; i++) loads.push(await Http2Load.open(socket, METHOD, REQUEST));
    for (const load of loads) load.start(IN_FLIGHT);
    await delay(1_000);
    const calls = () => loads.reduce((sum, load) => sum + load.calls, 0);
    const [before, cpu, ms] = [calls(), await cpuUs(child.pid!), performance.now()];
    await delay(seconds * 1_000);
    const made = calls() - before;
    const perSecond = Math.round((made * 1_000) / (performance.now() - ms));
    const perCall = ((await cpuUs(child.pid!)) - cpu) / made;
    const rss = Math.round((await memoryBytes(child.pid!, "VmRSS")) / 2 ** 20);
    for (const load of loads) load.stop();
    return `| ${[cores, workers, perSecond, `${perCall.toFixed(1)} us`, `${rss} MiB`].join(" | ")} |`;
  } finally {
    child.kill("SIGKILL");
    await once(child, "close");
  }
}
