import type { Call } from "./operation.ts";

/** What calls stand on, whatever wire they come by: everything of a Call but who calls, and under which profile. */
export interface Ground extends Pick<Call, "keys" | "ring" | "heavy" | "bulk" | "selfTests"> {
  /** Milliseconds since 1970. */
  nowMs(): number;
}

/** The call of one request. */
export function callOn(ground: Ground, of: Pick<Call, "profile" | "caller" | "connection" | "waiting">): Call {
  const { keys, ring, heavy, bulk, selfTests } = ground;
  const { profile, caller, connection, waiting } = of;
  const nowMs = ground.nowMs();
  return { profile, caller, connection, keys, ring, heavy: heavy.of(caller), bulk, selfTests, nowMs, waiting };
}
