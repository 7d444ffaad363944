import type { Operation } from "../operations/operation.ts";
import type { Amounts, Scene } from "../plan/scene.ts";
import type { Row } from "../row.ts";
import type { Server } from "../servers/server.ts";
import { WIRES, type WireName } from "../wires/wires.ts";
import { LoadSession } from "./load-session.ts";
import { cpuUsOf, memoryOf } from "./process-usage.ts";
import { Tally } from "./tally.ts";

export interface SceneGround {
  /** Path of the load program. */
  readonly load: string;
  readonly env: NodeJS.ProcessEnv;
  readonly operation: Operation;
  readonly servers: ReadonlyMap<WireName, Server>;
  readonly amounts: Amounts;
  readonly signal: AbortSignal;
}

interface Measured {
  readonly wire: WireName;
  readonly algorithm: string;
  readonly server: Server;
  readonly session: LoadSession;
  readonly tally: Tally;
}

type Figures = Omit<Row, "ratioToGo" | "cpuRatioToGo">;

/** Measures the wires of a scene whose servers are up, in turns. @throws Error for a wrong answer or a call that fails */
export async function measureScene(scene: Scene, ground: SceneGround): Promise<Row[]> {
  const { amounts, signal } = ground;
  await using stack = new AsyncDisposableStack();
  const all: Measured[] = [];
  for (const wire of scene.wires) {
    const server = ground.servers.get(wire);
    if (server !== undefined) all.push(await begin(scene, wire, server, ground, stack));
  }
  for (const { session } of all) await session.run(amounts.warmUpMs, false);
  for (let turn = 0; turn < amounts.turns; turn++) {
    for (const measured of all) {
      signal.throwIfAborted();
      await takeTurn(measured, amounts.turnMs);
    }
  }
  const figures: Figures[] = [];
  for (const measured of all) figures.push(await figuresOf(scene, measured));
  return withRatios(figures);
}

async function begin(
  { c, connections }: Scene,
  wire: WireName,
  server: Server,
  { load, env, operation }: SceneGround,
  stack: AsyncDisposableStack,
): Promise<Measured> {
  const call = WIRES[wire].call(operation, server);
  const session = stack.use(await LoadSession.open(load, env, { ...call, connections, inFlight: c }));
  call.check(session.answer);
  return { wire, algorithm: call.algorithm, server, session, tally: new Tally() };
}

async function takeTurn({ session, server, tally }: Measured, turnMs: number): Promise<void> {
  const before = await cpuUsOf(server.pid);
  const run = await session.run(turnMs, true);
  tally.add(run, (await cpuUsOf(server.pid)) - before);
}

async function figuresOf({ operation, bytes, c, connections }: Scene, measured: Measured): Promise<Figures> {
  const { wire, algorithm, server, tally } = measured;
  const figures = tally.figures(await memoryOf(server.pid));
  return { operation, bytes, wire, c, connections, algorithm, ...figures };
}

function withRatios(rows: readonly Figures[]): Row[] {
  const go = rows.find(({ wire }) => wire === "go");
  return rows.map((row) => ({
    ...row,
    ratioToGo: go && row.opsPerSecond / go.opsPerSecond,
    cpuRatioToGo: go && row.cpuUsPerCall / go.cpuUsPerCall,
  }));
}
