import type { Ingredients } from "../operations/operations.ts";
import type { Programs } from "../servers/server.ts";

/** What a plan is measured with. */
export interface PlanGround {
  readonly load: string;
  readonly programs: Programs;
  readonly ingredients: Ingredients;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  report(line: string): void;
}
