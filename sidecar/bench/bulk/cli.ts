import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundledProgram } from "../program.ts";
import { connectTo, type ServerProcess, startServer } from "../server-process.ts";
import { type Way, waysOf } from "./ways.ts";

const MEBIBYTE = 1024 * 1024;
const ROUNDS = 4;
const WARM_UP_MS = 1_000;

/** `node sidecar/bench/bulk/cli.ts [SECONDS]`: 1 MiB by the socket and by shared memory, in turns, each round a second or as told. */
const seconds = Number(process.argv[2] ?? 1);
const folder = await mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "kwb-"));
await using program = await bundledProgram();
try {
  await writeFile(join(folder, "data"), Buffer.alloc(MEBIBYTE, 7));
  console.log(
    "| operation | way | c | calls/s, middle | best | server CPU per call | most RSS so far |\n|---|---|---:|---:|---:|---:|---:|",
  );
  await using server = await startServer(program, { grpcFront: "own", bulkDir: folder });
  const session = connectTo(server.socket);
  const ways = await waysOf(session, MEBIBYTE, "data");
  for (const c of [1, 10]) {
    for (const pair of ways) for (const row of await compare(server, pair, c)) console.log(row);
  }
  session.destroy();
} finally {
  await rm(folder, { recursive: true });
}

interface Round {
  readonly perSecond: number;
  readonly cpuUs: number;
}

/** In turns, so that what else the machine does weighs on both. @returns rows of the table */
async function compare(server: ServerProcess, pair: readonly Way[], c: number): Promise<string[]> {
  for (const { calls } of pair) await calls.during(WARM_UP_MS, c);
  const rounds = pair.map((): Round[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, way] of pair.entries()) rounds[index]!.push(await measure(server, way, c));
  }
  const megabytes = Math.round((await server.peakRssBytes()) / 2 ** 20);
  return pair.map(({ operation, name }, index) => {
    const perSecond = rounds[index]!.map((each) => each.perSecond);
    const cpuUs = rounds[index]!.map((each) => each.cpuUs);
    const figures = [middle(perSecond), Math.round(Math.max(...perSecond)), `${middle(cpuUs)} us`, `${megabytes} MB`];
    return `| ${[operation, name, c, ...figures].join(" | ")} |`;
  });
}

async function measure(server: ServerProcess, { calls }: Way, c: number): Promise<Round> {
  const [cpuUs, beganMs] = [await server.cpuUs(), performance.now()];
  const count = await calls.during(seconds * 1000, c);
  const perSecond = (count * 1000) / (performance.now() - beganMs);
  return { perSecond, cpuUs: ((await server.cpuUs()) - cpuUs) / count };
}

function middle(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[values.length >> 1]!);
}
