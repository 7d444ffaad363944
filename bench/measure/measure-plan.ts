import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ingredients, OPERATIONS } from "../operations/operations.ts";
import type { Plan, Scene } from "../plan/scene.ts";
import type { Row } from "../row.ts";
import { bringKeys } from "../servers/bring-keys.ts";
import type { Programs, Server } from "../servers/server.ts";
import { WIRES, type WireName } from "../wires/wires.ts";
import { LoadSession } from "./load-session.ts";
import { measureScene, type SceneGround } from "./measure-scene.ts";

export interface PlanGround {
  readonly load: string;
  readonly programs: Programs;
  readonly ingredients: Ingredients;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  report(line: string): void;
}

export interface Table {
  readonly rows: readonly Row[];
  /** Sentences about rows that are not there. */
  readonly leftOut: readonly string[];
}

/** As many as keep both processors busy, so that what is compiled at run time is. */
const WARM_UP_IN_FLIGHT = 10;

/** Servers are fresh for each operation and size, so that a row's memory is its own. @throws Error that names the scene */
export async function measurePlan({ scenes, amounts }: Plan, ground: PlanGround): Promise<Table> {
  const rows: Row[] = [];
  const leftOut = new Set<string>();
  for (const group of Map.groupBy(scenes, ({ operation, bytes }) => `${operation}, ${bytes} bytes`).values()) {
    await using stack = new AsyncDisposableStack();
    const servers = await startAll(group, ground, stack, leftOut);
    const { operation: name, bytes } = group[0]!;
    const operation = OPERATIONS[name](bytes, ground.ingredients);
    const { load, env, signal } = ground;
    const sceneGround = { load, env, signal, operation, servers, amounts };
    await warmUp(sceneGround);
    for (const scene of group) {
      ground.report(titleOf(scene));
      rows.push(...(await named(scene, () => measureScene(scene, sceneGround))));
    }
  }
  return { rows, leftOut: [...leftOut] };
}

async function startAll(
  group: readonly Scene[],
  ground: PlanGround,
  stack: AsyncDisposableStack,
  leftOut: Set<string>,
): Promise<Map<WireName, Server>> {
  const servers = new Map<WireName, Server>();
  for (const wire of new Set(group.flatMap(({ wires }) => wires))) {
    ground.signal.throwIfAborted();
    try {
      servers.set(wire, await startOne(wire, ground, stack));
    } catch (error) {
      ground.signal.throwIfAborted();
      if (wire === "grpc" || wire === "go") throw error;
      leftOut.add(`no rows of ${wire}: ${(error as Error).message.split("\n").at(-1)}`);
    }
  }
  return servers;
}

async function startOne(wire: WireName, ground: PlanGround, stack: AsyncDisposableStack): Promise<Server> {
  const { env, signal, programs, ingredients } = ground;
  const dir = await mkdtemp(join(tmpdir(), "kwb-"));
  stack.defer(() => rm(dir, { recursive: true, force: true }));
  const server = stack.use(await WIRES[wire].start({ dir, env, signal, programs }));
  await bringKeys(server.grpcSocket, ingredients.keys.brought);
  return server;
}

async function warmUp({ servers, operation, load, env, amounts, signal }: SceneGround): Promise<void> {
  for (const [wire, server] of servers) {
    signal.throwIfAborted();
    const call = WIRES[wire].call(operation, server);
    await using session = await LoadSession.open(load, env, { ...call, connections: 1, inFlight: WARM_UP_IN_FLIGHT });
    await session.run(amounts.serverWarmUpMs, false);
  }
}

async function named<T>(scene: Scene, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    throw new Error(`${titleOf(scene)}: ${(cause as Error).message}`, { cause });
  }
}

function titleOf({ operation, bytes, c, connections }: Scene): string {
  const on = connections === 1 ? "one connection" : `${connections} connections`;
  return `${operation}, ${bytes} bytes, ${c} in flight on ${on}`;
}
