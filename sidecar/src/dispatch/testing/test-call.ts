import type { Profile } from "@keyward/core/policy/profile";
import { sampleProfile } from "@keyward/core/testing/sample-profile";
import { LOCAL_CALLER } from "../../identity/caller.ts";
import { ClientConnection } from "../../identity/connection.ts";
import { LocalKeyRing } from "../../keys/local-key-ring.ts";
import { MemoryKeys } from "../../keys/memory-keys.ts";
import { NO_KEYS } from "../../keys/no-keys.ts";
import { HeavyLane } from "../heavy-lane.ts";
import type { Call } from "../operation.ts";

export interface TestCall extends Call {
  readonly connection: ClientConnection;
}

/** A call on a connection of its own, with real key stores; `changes` replace whole sections of the sample profile. */
export function testCall(changes: Partial<Profile> = {}): TestCall {
  return {
    profile: sampleProfile(changes),
    caller: LOCAL_CALLER,
    connection: new ClientConnection(LOCAL_CALLER, (error) => {
      throw error;
    }),
    keys: NO_KEYS,
    ring: new LocalKeyRing(new MemoryKeys(), () => undefined),
    heavy: new HeavyLane(1),
    selfTests: { report: undefined },
    nowMs: 1_800_000_000_000,
  };
}
