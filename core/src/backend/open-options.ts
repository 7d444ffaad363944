/** What a KeyBackend says beside the configuration of its kind. */
export interface OpenOptions {
  /** Whether static credentials, plain HTTP and the like are permitted. */
  readonly development: boolean;
  /** Of one call to the backend, in milliseconds; the caller's own deadline may end it earlier. */
  readonly timeoutMs: number;
}
