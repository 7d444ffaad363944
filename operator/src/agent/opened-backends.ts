import { type Clock, sleep } from "@keyward/kube/watch/clock";
import type { BackendSlot } from "../backends/backend-slot.ts";

/** A backend that hangs while it is opened must not keep a replica from serving the keys of all others. */
const OPENING_MS = 3_000;
const LOOK_MS = 20;

/**
 * Waits until this replica has opened its backends, or knows why it cannot: a sidecar that came before would be refused what the replica that
 * it left did for it.
 */
export async function openedBackends(
  backends: { readonly slots: readonly Pick<BackendSlot, "view">[] },
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const untilMs = clock.monotonicMs() + OPENING_MS;
  const isOpening = ({ view: { capabilities, fault } }: Pick<BackendSlot, "view">) =>
    capabilities === undefined && fault === undefined;
  while (!signal.aborted && clock.monotonicMs() < untilMs && backends.slots.some(isOpening)) {
    await sleep(clock, LOOK_MS, signal);
  }
}
