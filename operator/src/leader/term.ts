import type { Leadership } from "@keyward/kube/election/leader-elector";
import type { Controller } from "@keyward/kube/queue/controller";
import { runIssuing } from "../issuers/issuing-term.ts";
import { runTrustBundles } from "../publication/trust-bundle-term.ts";
import { showTerm } from "./gauges.ts";
import type { Parts } from "./parts.ts";
import { createTerm } from "./term-controllers.ts";
import { createTermState } from "./term-state.ts";
import { wire } from "./wiring.ts";
import { createWriters } from "./writers.ts";

/** Works as leader until the signal aborts. Returns when nothing of it runs any more. */
export async function runTerm(parts: Parts, { signal, fence }: Leadership): Promise<void> {
  const writers = createWriters(parts, fence);
  const state = createTermState(parts);
  const term = createTerm(parts, writers, state);
  const ends = [wire(parts, state, term), parts.serving.tell(term), showTerm(parts, state, term, writers.events)];
  const running = Object.values<Controller>({ ...term.controllers }).map((controller) => controller.run(signal));
  const resealing = parts.sealing.keepResealing(signal);
  const beside = [resealing, runIssuing(parts, writers, signal), runTrustBundles(parts, writers, signal)];
  await Promise.all([...running, ...beside, state.replicas.run(signal, term.onEndpoint)]);
  for (const end of ends) end();
  term.keys.stop();
  await writers.events[Symbol.asyncDispose]();
}
