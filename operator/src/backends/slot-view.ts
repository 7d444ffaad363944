import type { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import type { ClusterKeyBackendSpec } from "@keyward/crds/types/cluster-key-backend";
import type { BackendId } from "./backend-id.ts";

/** What one replica knows of one backend at this moment. */
export interface SlotView {
  readonly id: BackendId;
  readonly spec: ClusterKeyBackendSpec;
  /** Which spec this is: uid and generation of the object. */
  readonly stamp: string;
  /** Of the backend that is open; it may be the one of the spec before, while this one does not open. */
  readonly capabilities: BackendCapabilities | undefined;
  /** Whether what is open is what the spec says. */
  readonly current: boolean;
  /** Why it cannot be opened, or what the last check found; undefined: all is well, or nothing is known yet. */
  readonly fault: BackendError | undefined;
  /** The last check that succeeded. */
  readonly health: CheckedHealth | undefined;
  /** Namespaces whose calls are held back, by this replica. */
  readonly heldBack: readonly { readonly namespace: string; readonly cause: BackendError }[];
}

export interface CheckedHealth {
  readonly latencyMs: number;
  readonly detail: string;
  /** Milliseconds since 1970. */
  readonly checkedAtMs: number;
}
