import type { SecretRef } from "./secret-ref.ts";

/** Reached with workload identity federation. */
export interface GcpKmsBackend {
  /**
   * Key ring: projects/P/locations/L/keyRings/R.
   * @maxLength 512
   * @pattern ^projects/[^/]+/locations/[^/]+/keyRings/[^/]+$
   */
  keyRing: string;
  /**
   * What protects the keys.
   * @default "Software"
   */
  protectionLevel?: "Software" | "HSM";
  /**
   * How RSA keys sign: Google fixes it when a key is made. PKCS1 with SHA-256, SHA-384 and SHA-512, PSS with SHA-256. For both, make two
   * backends; to change it ends the use of RSA keys that are there.
   * @default "PKCS1"
   */
  rsaSigning?: "PKCS1" | "PSS";
  /**
   * Host and port of another endpoint than Google's.
   * @maxLength 512
   * @pattern ^[a-zA-Z0-9.-]+(:[0-9]+)?$
   */
  endpoint?: string;
  /**
   * Whether that endpoint speaks without TLS and without credentials; only with development: true.
   * @default false
   */
  plaintext?: boolean;
  /** Key file of a service account; only with development: true. */
  staticCredentials?: SecretRef;
}
