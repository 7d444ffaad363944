import { NotLeaderError } from "@keyward/kube/election/fence";
import { Controller } from "@keyward/kube/queue/controller";
import type { ControllerHooks, ControllerOptions } from "@keyward/kube/queue/controller-options";
import { messageOf } from "../serve/log.ts";
import type { CommonParts } from "./common-parts.ts";

/** A clean stop waits so long for what runs; the next leader waits for us. */
const DRAIN_MS = 1_000;

/** A controller whose reconciles are counted, and whose failures are logged. */
export function createController(
  { clock, metrics, log }: Pick<CommonParts, "clock" | "metrics" | "log">,
  options: Pick<ControllerOptions, "name" | "reconcile" | "concurrency" | "rate" | "perNamespace">,
): Controller {
  const hooks: ControllerHooks = {
    onEnd({ controller, key, outcome, durationMs, failures, retryInMs, error }) {
      metrics.reconciles.inc({ controller, outcome });
      metrics.reconcileSeconds.observe({ controller }, durationMs / 1_000);
      if (error === undefined) return;
      const level = error instanceof NotLeaderError || failures < 3 ? "debug" : "warn";
      log[level]("reconcile.failed", { controller, key, failures, retryInMs, error: messageOf(error) });
    },
    onStuck: (key, runningMs) => log.error("reconcile.stuck", { controller: options.name, key, runningMs }),
  };
  return new Controller({ ...options, clock, hooks, drainMs: DRAIN_MS, retryCapMs: 30_000 });
}
