import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { create, toBinary } from "@bufbuild/protobuf";
import { SOCKET_FILE } from "@keyward/core/contract/paths";
import { HashRequestSchema } from "@keyward/proto/gen/keyward/v1/hash_pb";
import { profileDocument } from "../profile.ts";
import { bundledProgram, type Program } from "../program.ts";
import { Load } from "./load.ts";

/** Clock ticks of /proc: 100 per second on every Linux that Node runs on. */
const TICK_US = 10_000;

/** `node sidecar/bench/wire/cli.ts [SECONDS]`: hashes of 32 bytes by gRPC, one server for each front, in turns. */
const seconds = Number(process.argv[2] ?? 2);
await using program = await bundledProgram();
console.log("| front | c | calls/s | server CPU per call | RSS |\n|---|---:|---:|---:|---:|");
for (const c of [1, 10, 64]) {
  for (const front of ["node", "own", "node", "own"]) console.log(await measure(program, front, c));
}

async function measure({ path, nodeFlags, env }: Program, front: string, c: number): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "kww-"));
  await writeFile(join(dir, "p.yaml"), profileDocument());
  const args = [...nodeFlags, path, "serve", `--grpc-front=${front}`, `--profile=${join(dir, "p.yaml")}`];
  const child = spawn(process.execPath, [...args, `--socket-dir=${join(dir, "s")}`], { env, stdio: "pipe" });
  await opened(child);
  const row = await loaded(join(dir, "s", SOCKET_FILE), child.pid!, c);
  child.kill("SIGTERM");
  await once(child, "close");
  await rm(dir, { recursive: true, force: true });
  return `| ${front} | ${c} | ${row} |`;
}

async function loaded(socket: string, pid: number, c: number): Promise<string> {
  const request = toBinary(
    HashRequestSchema,
    create(HashRequestSchema, { algorithm: "SHA3-512", data: new Uint8Array(32) }),
  );
  const load = await Load.open(socket, "/keyward.v1.CryptoService/Hash", request);
  load.start(c);
  await delay(1_000);
  const [calls, cpuUs, ms] = [load.calls, await cpuOf(pid), performance.now()];
  await delay(seconds * 1_000);
  const made = load.calls - calls;
  const perCall = ((await cpuOf(pid)) - cpuUs) / made;
  const perSecond = (made * 1_000) / (performance.now() - ms);
  load.stop();
  return `${Math.round(perSecond)} | ${perCall.toFixed(1)} us | ${await rssOf(pid)} MB`;
}

/** User and system time. Source: proc_pid_stat(5), fields 14 and 15 */
async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_US;
}

async function rssOf(pid: number): Promise<number> {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1];
  return Math.round(Number(kibibytes) / 1024);
}

async function opened(child: ChildProcess): Promise<void> {
  for await (const line of createInterface(child.stdout!)) if (line.includes('"socket open"')) break;
  child.stdout?.resume();
  child.stderr?.resume();
}
