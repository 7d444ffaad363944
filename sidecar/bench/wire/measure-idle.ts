import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Program } from "../program.ts";
import { type ServerProcess, startServer } from "../server-process.ts";
import { percentile } from "../statistics.ts";
import type { WireArgs } from "./arguments.ts";
import type { Load } from "./load.ts";
import { loadOn, WARM_UP_MS } from "./measure-wire.ts";

type Wish = Pick<WireArgs, "seconds" | "nodeFlags" | "idle"> & { readonly wire: WireArgs["wires"][number] };

export const IDLE_HEAD = `| wire | idle | RSS without | with | each | p50 without | with | p99 without | with |
|---|---:|---:|---:|---:|---:|---:|---:|---:|`;

/** One call after the other, first alone, then beside connections that do nothing. @returns a row under `IDLE_HEAD` */
export async function measureIdle(program: Program, { wire, idle, seconds, nodeFlags }: Wish): Promise<string> {
  const isParsec = wire === "parsec";
  await using server = await startServer(program, { nodeFlags, parsec: isParsec, grpcFront: isParsec ? "own" : wire });
  const load = await loadOn(wire, server);
  load.start(1);
  await delay(WARM_UP_MS);
  const alone = await observed(server, load, seconds);
  const client = await idleClient(isParsec ? server.parsecSocket : server.socket, idle, isParsec);
  const beside = await observed(server, load, seconds);
  load.stop();
  client.kill();
  await once(client, "close");
  return `| ${[wire, idle, ...cells(alone, beside, idle)].join(" | ")} |`;
}

interface Observed {
  readonly rssBytes: number;
  readonly p50Us: number;
  readonly p99Us: number;
}

async function observed(server: ServerProcess, load: Load, seconds: number): Promise<Observed> {
  load.latenciesUs.length = 0;
  await delay(seconds * 1_000);
  const [p50Us, p99Us] = [50, 99].map((percent) => percentile(load.latenciesUs, percent)) as [number, number];
  return { rssBytes: await server.rssBytes(), p50Us, p99Us };
}

function cells(alone: Observed, beside: Observed, idle: number): string[] {
  const eachKiB = (beside.rssBytes - alone.rssBytes) / idle / 1024;
  const mib = ({ rssBytes }: Observed) => `${Math.round(rssBytes / 2 ** 20)} MiB`;
  const us = (value: number) => `${Math.round(value)} us`;
  const times = [alone.p50Us, beside.p50Us, alone.p99Us, beside.p99Us].map(us);
  return [mib(alone), mib(beside), `${eachKiB.toFixed(1)} KiB`, ...times];
}

/** A process of its own: its sockets are not to slow down who measures. */
async function idleClient(socket: string, count: number, isParsec: boolean): Promise<ChildProcess> {
  const args = [join(import.meta.dirname, "idle-client.ts"), socket, String(count), isParsec ? "parsec" : "http2"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const outcome = await Promise.race([once(child.stdout!, "data"), once(child, "exit")]);
  if (String(outcome[0]).trim() !== "open") throw new Error("the idle connections could not be opened");
  return child;
}
