import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import type { BackendType } from "../kinds.ts";

/** What is known of a backend when one is chosen. */
export interface Candidate {
  readonly kind: "KeyBackend" | "ClusterKeyBackend" | "BuiltIn";
  readonly name: string;
  readonly type: BackendType | undefined;
  /** Undefined until it was open once. */
  readonly capabilities: BackendCapabilities | undefined;
  /** Why it is not ready, with the next step; undefined: it is. */
  readonly trouble: { readonly reason: string; readonly message: string } | undefined;
  /** Of the last check; undefined: none yet. */
  readonly latencyMs: number | undefined;
}
