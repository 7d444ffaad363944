import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import type { GcpKmsBackend } from "@keyward/crds/types/backend/gcp-kms";
import type { SecretRef } from "@keyward/crds/types/backend/secret-ref";
import type { RsaSigning } from "./algorithms.ts";

/** Who we are to Google. The SDK's own search, which takes whatever lies in environment or home folder, is never asked. */
export type IdentitySource =
  /** The metadata server of GKE or of a machine. */
  | { readonly kind: "metadata" }
  /** A file that says how a token of another identity provider becomes one of Google. */
  | { readonly kind: "federation"; readonly file: string }
  | { readonly kind: "static"; readonly secret: SecretRef }
  | { readonly kind: "none" };

export interface GcpKmsConfig {
  readonly keyRing: string;
  readonly protectionLevel: "SOFTWARE" | "HSM";
  readonly rsaSigning: RsaSigning;
  readonly host: string;
  readonly port: number;
  readonly plaintext: boolean;
  readonly identity: IdentitySource;
  readonly timeoutMs: number;
}

const GOOGLE = { host: "cloudkms.googleapis.com", port: 443 } as const;

/** @throws Misconfigured that says what to change */
export function gcpKmsConfig(spec: GcpKmsBackend & OpenOptions, env: BackendEnvironment["env"]): GcpKmsConfig {
  const plaintext = spec.plaintext ?? false;
  if (plaintext && !spec.development) {
    throw misconfigured("plaintext is refused without development: true; remove it");
  }
  if (plaintext && spec.endpoint === undefined) {
    throw misconfigured("plaintext needs an endpoint of its own: Google's speaks TLS only");
  }
  return Object.freeze<GcpKmsConfig>({
    keyRing: spec.keyRing,
    protectionLevel: spec.protectionLevel === "HSM" ? "HSM" : "SOFTWARE",
    rsaSigning: spec.rsaSigning ?? "PKCS1",
    ...addressOf(spec.endpoint),
    plaintext,
    identity: plaintext ? { kind: "none" } : identityOf(spec, env),
    timeoutMs: spec.timeoutMs,
  });
}

function addressOf(endpoint: string | undefined): { readonly host: string; readonly port: number } {
  if (endpoint === undefined) return GOOGLE;
  const [, host = "", port] = /^(.*?)(?::([0-9]{1,5}))?$/.exec(endpoint) ?? [];
  const number = port === undefined ? GOOGLE.port : Number(port);
  if (host === "" || number < 1 || number > 65_535) throw misconfigured("endpoint must be a host, or host:port");
  return { host, port: number };
}

function identityOf(
  { staticCredentials, development }: GcpKmsBackend & OpenOptions,
  env: BackendEnvironment["env"],
): IdentitySource {
  if (staticCredentials !== undefined) {
    if (development) return { kind: "static", secret: staticCredentials };
    throw misconfigured(
      "staticCredentials are refused without development: true; remove them and bind the operator's service account by workload identity",
    );
  }
  const file = env.GOOGLE_APPLICATION_CREDENTIALS;
  return file ? { kind: "federation", file } : { kind: "metadata" };
}

export function misconfigured(message: string): BackendError {
  return new BackendError("Misconfigured", `Cloud KMS: ${message}`);
}
