import assert from "node:assert/strict";
import type { Backend } from "@keyward/core/backend/backend";
import type { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import { expectFault } from "./expect-fault.ts";
import { anySigning } from "./some-algorithm.ts";
import { useKey } from "./use-key.ts";

const OF_THE_BACKEND = ["Unreachable", "TimedOut", "Throttled", "Unauthenticated", "TokenLost", "BadAnswer"] as const;

/** With the server gone, every call ends soon, and by a fault of the backend and not of the key. */
export async function assertCutOff(backend: Backend, key: BackendKeyRef, signal: AbortSignal): Promise<void> {
  const pair = anySigning(backend);
  const faults: BackendError[] = [];
  faults.push(await expectFault(() => backend.health(signal), ...OF_THE_BACKEND));
  if (pair !== undefined) {
    faults.push(await expectFault(() => useKey(backend, key, pair, new Uint8Array(8), signal), ...OF_THE_BACKEND));
  }
  for (const fault of faults) assert.ok(fault.ofTheBackend, fault.message);
}
