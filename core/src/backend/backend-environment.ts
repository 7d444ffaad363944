/** What a backend gets from the process that opens it, so that none reads environment or clock by itself. */
export interface BackendEnvironment {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** Words of the environment that name an identity (AWS_ROLE_ARN, AZURE_CLIENT_ID ...): paths and names, never a secret. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads a file of a fixed place, such as a projected token. */
  readFile(path: string): Promise<Uint8Array>;
  /** A value that a KeyBackend refers to: PIN of a token, or, where `development` is true, a static credential. */
  secret(ref: { readonly name: string; readonly key: string }): Promise<Uint8Array>;
  log(event: string, fields: Readonly<Record<string, unknown>>): void;
}
