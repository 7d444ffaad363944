import type { Backend } from "@keyward/core/backend/backend";
import type { ChosenBackend } from "@keyward/crds/types/policy/backend-ref";
import type { PolicyObject } from "../caches/kinds.ts";

/** A backend behind its limits, its breaker and its metrics; closing it is not the user's affair. */
export interface OpenBackend {
  readonly chosen: ChosenBackend;
  readonly backend: Omit<Backend, typeof Symbol.asyncDispose>;
}

/** Why no backend can be had: a condition's reason and message, cause and next step. */
export interface NoBackend {
  readonly reason: string;
  readonly message: string;
}

/** Where keys live, as KeyBackends and ClusterKeyBackends say. */
export interface Backends {
  /**
   * Where new keys of this policy are made. Reads caches only. The answer has the order in which backends were looked at and is never weaker
   * than the policy asks.
   */
  choose(policy: PolicyObject): OpenBackend | NoBackend;
  /**
   * The backend that holds a version.
   * @param namespace of the CryptoKey, where a KeyBackend is looked for
   * @throws BackendError Misconfigured if it is gone or cannot be opened
   */
  of(chosen: Pick<ChosenBackend, "kind" | "name">, namespace: string): OpenBackend;
  /** @returns why the namespace may have no more keys made there, short; undefined: it may. What is there goes on to work */
  barred(chosen: Pick<ChosenBackend, "kind" | "name">, namespace: string): string | undefined;
  /** Called when a backend came, went, changed, or became healthy or not, or a namespace may use others. @returns how to stop */
  onChange(changed: () => void): () => void;
}
