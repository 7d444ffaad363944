/**
 * @rule self.kind == 'Auto' ? !has(self.name) : has(self.name) : name a backend, or use kind Auto without a name
 */
export interface BackendRef {
  /** KeyBackend: in the same namespace; ClusterKeyBackend: the platform's; Auto: the best that is there. */
  kind: "KeyBackend" | "ClusterKeyBackend" | "Auto";
  /**
   * Name of the backend.
   * @minLength 1
   * @maxLength 63
   */
  name?: string;
}

/** The backend that was taken, and why. */
export interface ChosenBackend {
  kind: "KeyBackend" | "ClusterKeyBackend" | "BuiltIn";
  /**
   * Name of the backend; of the built-in one "software".
   * @maxLength 63
   */
  name: string;
  /** What it protects keys with. */
  protection: "Software" | "Managed" | "Hardware";
  /**
   * Why it was taken, in the order in which backends were looked at.
   * @maxLength 2048
   */
  reason?: string;
}
