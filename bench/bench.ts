import type { BenchArgs } from "./arguments.ts";
import type { BuildPlace } from "./build/go-program.ts";
import { buildGoServer } from "./build/go-server.ts";
import { buildLoad } from "./build/load.ts";
import { parsecService } from "./build/parsec-service.ts";
import { quickCurves } from "./build/quick-curves.ts";
import { measurePlan } from "./measure/measure-plan.ts";
import type { Outcome } from "./measure/outcome.ts";
import { createIngredients } from "./operations/operations.ts";
import { FULL, QUICK } from "./plan/plans.ts";
import type { Plan } from "./plan/scene.ts";
import { select } from "./plan/select.ts";
import { bundledKeyward, keywardFromSources } from "./servers/keyward-program.ts";

export interface PlanOptions {
  readonly place: BuildPlace;
  readonly nowMs: number;
  /** Whether there is time to compile what takes minutes. */
  readonly mayTakeMinutes: boolean;
}

/** Builds what is not built yet, and measures what is asked for. @throws Error that says what is missing or what failed */
export function runBench({ quick, only }: BenchArgs, place: BuildPlace, nowMs: number): Promise<Outcome> {
  return runPlan(select(quick ? QUICK : FULL, only), { place, nowMs, mayTakeMinutes: !quick });
}

/** @throws as `runBench` */
export async function runPlan(plan: Plan, { place, nowMs, mayTakeMinutes }: PlanOptions): Promise<Outcome> {
  const load = await buildLoad(place);
  const goServer = await buildGoServer(place);
  await using keyward = await bundledKeyward();
  const { env, signal, report } = place;
  const programs = {
    keyward,
    keywardSources: keywardFromSources(),
    goServer,
    parsecService: () => parsecService(place, mayTakeMinutes),
    quickCurves: () => quickCurves(place, mayTakeMinutes),
  };
  // Awaited here: the bundle goes when this function ends.
  return await measurePlan(plan, { load, programs, ingredients: await createIngredients(nowMs), env, signal, report });
}
