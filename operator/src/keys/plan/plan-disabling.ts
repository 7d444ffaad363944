import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { KeyStep } from "./key-step.ts";
import { type SeenKey, versionsOf } from "./seen-key.ts";

/**
 * What is revoked is refused by its backend, too: whoever gets round Keyward finds nothing that works. Once only: who enables it there
 * afterwards has decided so.
 */
export function planDisabling(seen: SeenKey): KeyStep | undefined {
  const due = toDisable(seen);
  return due && { act: "disable", version: due.version };
}

/** @returns a revoked version that its backend was not made to refuse yet, and can be */
export function toDisable(seen: SeenKey): KeyVersion | undefined {
  return versionsOf(seen).find(
    (version) => isRevoked(version) && version.disabledAt === undefined && seen.disables(version),
  );
}

function isRevoked({ state, destroyFrom }: KeyVersion): boolean {
  return state === "Revoked" || (state === "Destroying" && destroyFrom === "Revoked");
}
