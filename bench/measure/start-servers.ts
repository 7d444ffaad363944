import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Operation } from "../operations/operation.ts";
import type { Amounts } from "../plan/scene.ts";
import { bringKeys } from "../servers/bring-keys.ts";
import type { Server } from "../servers/server.ts";
import { WIRES, type WireName } from "../wires/wires.ts";
import { LoadSession } from "./load-session.ts";
import type { Outcome } from "./outcome.ts";
import type { PlanGround } from "./plan-ground.ts";

export interface StartGround extends PlanGround {
  readonly operation: Operation;
  readonly amounts: Amounts;
  /** Where the servers end. */
  readonly stack: AsyncDisposableStack;
  /** Told of servers that do not start or do not answer. */
  readonly outcome: Outcome;
}

/** As many as keep both sides busy, so that what is compiled at run time is. */
const WARM_UP_IN_FLIGHT = 10;
/** A compiler at run time goes by calls, not by time: of slow operations there are too few in a short warm-up. */
const WARM_CALLS = 8_000;
const MAX_MORE = 4;
/** What is slow for its data has little else to warm up. */
const SHORT_BYTES = 65_536;

/** @returns the servers that are up and warm. @throws the signal's reason */
export async function startServers(
  wires: ReadonlySet<WireName>,
  ground: StartGround,
): Promise<ReadonlyMap<WireName, Server>> {
  const servers = new Map<WireName, Server>();
  for (const wire of wires) {
    ground.signal.throwIfAborted();
    try {
      const server = await start(wire, ground);
      await warmUp(wire, server, ground);
      servers.set(wire, server);
    } catch (error) {
      ground.signal.throwIfAborted();
      ground.outcome.fail(wire, error);
    }
  }
  return servers;
}

async function start(wire: WireName, ground: StartGround): Promise<Server> {
  const { env, signal, programs, ingredients, stack } = ground;
  const dir = await mkdtemp(join(tmpdir(), "kwb-"));
  stack.defer(() => rm(dir, { recursive: true, force: true }));
  const server = stack.use(await WIRES[wire].start({ dir, env, signal, programs }));
  if (server.grpcSocket !== "") await bringKeys(server.grpcSocket, ingredients.keys.brought);
  return server;
}

async function warmUp(wire: WireName, server: Server, { operation, load, env, amounts }: StartGround): Promise<void> {
  const call = WIRES[wire].call(operation, server);
  await using session = await LoadSession.open(load, env, { ...call, connections: 1, inFlight: WARM_UP_IN_FLIGHT });
  let { calls } = await session.run(amounts.serverWarmUpMs, false);
  const most = operation.request.length < SHORT_BYTES ? MAX_MORE : 0;
  for (let more = 0; calls < WARM_CALLS && more < most; more++) {
    calls += (await session.run(amounts.serverWarmUpMs, false)).calls;
  }
}
