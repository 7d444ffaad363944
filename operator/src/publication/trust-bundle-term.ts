import type { Controller } from "@keyward/kube/queue/controller";
import { ownKey } from "../keys/own-key.ts";
import { createController } from "../leader/observed-controller.ts";
import type { Parts } from "../leader/parts.ts";
import type { Writers } from "../leader/writers.ts";
import { authoritiesFrom, revokedAbove } from "./authority-tree.ts";
import { TrustBundleController } from "./trust-bundle-controller.ts";

/** Keeps trust bundles from now until the signal aborts; only the leader does. */
export async function runTrustBundles(parts: Parts, { client, events }: Writers, signal: AbortSignal): Promise<void> {
  const { caches, clock } = parts;
  const { policies, keys } = caches;
  const versionsOf = (key: string) => ownKey(key, keys)?.status?.versions ?? [];
  const revokedOf = (key: string) => revokedAbove(key, caches);
  const { epochMs: nowEpochMs } = clock;
  const bundles = new TrustBundleController({ policies, versionsOf, revokedOf, client, events, nowEpochMs });
  const controller: Controller = createController(parts, { name: "trust-bundle", reconcile: bundles.reconcile });
  const wake = (changed: string) => {
    for (const key of authoritiesFrom(changed, policies)) {
      if (policies.get(key)?.spec.publication?.trustBundle !== undefined) controller.enqueue(key);
    }
  };
  const ends = [policies.onChange(wake), keys.onChange(wake)];
  await controller.run(signal);
  for (const end of ends) end();
}
