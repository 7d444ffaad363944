import { OPERATIONS } from "../operations/operations.ts";
import type { Plan, Scene } from "../plan/scene.ts";
import { measureScene } from "./measure-scene.ts";
import { Outcome } from "./outcome.ts";
import type { PlanGround } from "./plan-ground.ts";
import { startServers } from "./start-servers.ts";

/** Servers are fresh for each operation and size, so that a row's memory is its own. @throws the signal's reason */
export async function measurePlan({ scenes, amounts }: Plan, ground: PlanGround): Promise<Outcome> {
  const outcome = new Outcome();
  for (const group of Map.groupBy(scenes, ({ operation, bytes }) => `${operation}, ${bytes} bytes`).values()) {
    const { operation: name, bytes } = group[0]!;
    const operation = OPERATIONS[name](bytes, ground.ingredients);
    await using stack = new AsyncDisposableStack();
    const wires = new Set(group.flatMap((scene) => scene.wires));
    const servers = await startServers(wires, { ...ground, operation, amounts, stack, outcome });
    for (const scene of group) {
      ground.report(titleOf(scene));
      try {
        outcome.rows.push(...(await measureScene(scene, { ...ground, operation, servers, amounts })));
      } catch (error) {
        ground.signal.throwIfAborted();
        outcome.fail(titleOf(scene), error);
      }
    }
  }
  return outcome;
}

function titleOf({ operation, bytes, c, connections }: Scene): string {
  const on = connections === 1 ? "one connection" : `${connections} connections`;
  return `${operation}, ${bytes} bytes, ${c} in flight on ${on}`;
}
