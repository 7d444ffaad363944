import type { Backend } from "@keyward/core/backend/backend";
import { CAPABILITIES } from "./capabilities.ts";
import type { SoftwareOptions } from "./config.ts";
import { softwareHealth } from "./health.ts";
import { SoftwareKeyAdmin } from "./key-admin.ts";
import { SoftwareKeyUse } from "./key-use.ts";
import { KeySets } from "./sets/key-sets.ts";
import { resealSet } from "./sets/reseal.ts";
import type { SetName } from "./sets/sealed-store.ts";
import { Versions } from "./sets/versions.ts";

export interface SoftwareBackend extends Backend {
  readonly admin: SoftwareKeyAdmin;
  /**
   * Seals a set again that has anything under one of these data keys. @returns whether it had. @throws SealError
   * @param retiring ids of data keys that are to go
   */
  reseal(name: SetName, retiring: ReadonlySet<string>, signal: AbortSignal): Promise<boolean>;
}

/** Keys in sets that are sealed under data keys. Store and data keys are the caller's, and stay open when it closes. */
export async function openSoftware(options: SoftwareOptions): Promise<SoftwareBackend> {
  const sets = new KeySets(options.store, options.dataKeys);
  const versions = new Versions(sets, options.home);
  return {
    capabilities: CAPABILITIES,
    admin: new SoftwareKeyAdmin(versions, options),
    use: new SoftwareKeyUse(versions),
    health: (signal) => softwareHealth(options.dataKeys, options.nowMs, signal),
    reseal: (name, retiring, signal) => resealSet(sets, name, retiring, signal),
    [Symbol.asyncDispose]: async () => {},
  };
}
