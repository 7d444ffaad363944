import type { Selection } from "../arguments.ts";
import type { WireName } from "../wires/wires.ts";
import type { Plan, Scene } from "./scene.ts";

/** What the others are compared with. */
const REFERENCE: WireName = "go";

/** The scenes that are asked for, each with its reference. @throws Error where nothing is left */
export function select(plan: Plan, { operations, wires }: Selection): Plan {
  const scenes = plan.scenes
    .filter(({ operation }) => operations.size === 0 || operations.has(operation))
    .map((scene): Scene => ({ ...scene, wires: scene.wires.filter((wire) => isWanted(wire, wires)) }))
    .filter((scene) => scene.wires.some((wire) => wire !== REFERENCE || wires.has(wire)));
  if (scenes.length === 0) throw new Error("--only leaves no rows: the wires named serve none of the operations named");
  return { ...plan, scenes };
}

function isWanted(wire: WireName, wires: ReadonlySet<string>): boolean {
  return wires.size === 0 || wire === REFERENCE || wires.has(wire);
}
