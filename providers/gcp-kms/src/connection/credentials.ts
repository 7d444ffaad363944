import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import type { GoogleAuth } from "google-gax";
import { type GcpKmsConfig, misconfigured } from "../config.ts";
import { assertFederation } from "./federation-file.ts";

const SCOPES = ["https://www.googleapis.com/auth/cloudkms"];

/** A file of workload identity federation is a few hundred bytes. */
const MAX_FILE_BYTES = 64 * 1024;

/** @returns what gives tokens for exactly the configured identity. @throws Misconfigured for a key where none may be */
export async function authOf(
  { identity, timeoutMs }: GcpKmsConfig,
  environment: BackendEnvironment,
): Promise<GoogleAuth> {
  const library = await import("google-auth-library");
  const of = (authClient: InstanceType<typeof library.AuthClient>) => {
    // Every call waits for the same token: a request for it that hung would hold back all that follow.
    authClient.transporter.defaults.timeout = timeoutMs;
    return new library.GoogleAuth({ authClient, scopes: SCOPES }) as unknown as GoogleAuth;
  };
  switch (identity.kind) {
    case "none":
      return of(new library.PassThroughClient());
    case "metadata":
      return of(new library.Compute({ scopes: SCOPES }));
    case "federation": {
      const json = parse(await environment.readFile(identity.file), "GOOGLE_APPLICATION_CREDENTIALS");
      return of(federated(library, json, timeoutMs));
    }
    case "static": {
      const json = parse(await environment.secret(identity.secret), "staticCredentials");
      return of(serviceAccount(library, json));
    }
  }
}

type Library = typeof import("google-auth-library");
type Json = Readonly<Record<string, unknown>>;

function federated(library: Library, json: Json, timeoutMs: number) {
  assertFederation(json);
  const client = identityPool(library, json);
  client.scopes = SCOPES;
  // The exchange has a transport of its own, which no option reaches. Proof: credentials.test.ts
  const { stsCredential } = client as unknown as { stsCredential: { transporter: { defaults: { timeout?: number } } } };
  stsCredential.transporter.defaults.timeout = timeoutMs;
  return client;
}

function identityPool({ IdentityPoolClient }: Library, json: Json) {
  try {
    return new IdentityPoolClient(json as never);
  } catch {
    throw misconfigured(
      "GOOGLE_APPLICATION_CREDENTIALS is no file of workload identity federation whose token comes from a file or a URL (credential_source)",
    );
  }
}

function serviceAccount(library: Library, { client_email: email, private_key: key }: Json) {
  if (typeof email !== "string" || typeof key !== "string") {
    throw misconfigured("staticCredentials are no key file of a service account (client_email, private_key)");
  }
  return new library.JWT({ email, key, scopes: SCOPES });
}

function parse(bytes: Uint8Array, what: string): Json {
  if (bytes.length > MAX_FILE_BYTES) throw misconfigured(`${what} is longer than ${MAX_FILE_BYTES} bytes`);
  try {
    const json: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    if (typeof json === "object" && json !== null) return json as Json;
  } catch {
    // The parser's message would quote what may be a key.
  }
  throw misconfigured(`${what} is no JSON object`);
}
