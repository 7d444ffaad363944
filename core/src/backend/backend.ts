import type { BackendCapabilities } from "./capabilities.ts";
import type { KeyAdmin } from "./key-admin.ts";
import type { KeyUse } from "./key-use.ts";

export interface BackendHealth {
  /** Of one cheap authenticated call, in milliseconds. */
  readonly latencyMs: number;
  /** What answered, for status: product and version, token label, region; no secret. */
  readonly detail: string;
}

/** A key backend that is open. Closing it ends sessions and sockets; keys stay. */
export interface Backend extends AsyncDisposable {
  readonly capabilities: BackendCapabilities;
  readonly admin: KeyAdmin;
  readonly use: KeyUse;
  /** The same text where two backends are two doors to one place, so that a key of the one is there for the other; absent: nobody can tell. */
  readonly place?: string;
  /** Asks whether it is there and whether we may. @throws BackendError that says why not and what to do */
  health(signal: AbortSignal): Promise<BackendHealth>;
}
