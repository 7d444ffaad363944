import { randomBytes } from "node:crypto";
import { VaultError } from "./vault-error.ts";

/** Who may sign in. */
export interface Identity {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the projected token of the service account holds now. */
  readonly federatedToken: () => string;
}

export interface Answer {
  readonly status: number;
  readonly body: object;
}

const TOKEN_SECONDS = 3_600;
const ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
export const RESOURCE = "https://vault.azure.net";

/** The token endpoint of a tenant and that of managed identities; tokens are random words which this server remembers. */
export class SignIn {
  readonly #identity: Identity;
  readonly #nowMs: () => number;
  readonly #tokens = new Map<string, number>();
  /** How many tokens were given out. */
  issued = 0;

  constructor(identity: Identity, nowMs: () => number) {
    this.#identity = identity;
    this.#nowMs = nowMs;
  }

  get tenantId(): string {
    return this.#identity.tenantId;
  }

  /** @param origin of this server */
  discovery(origin: string): object {
    const { tenantId } = this.#identity;
    return {
      issuer: `${origin}/${tenantId}/v2.0`,
      authorization_endpoint: `${origin}/${tenantId}/oauth2/v2.0/authorize`,
      token_endpoint: `${origin}/${tenantId}/oauth2/v2.0/token`,
      jwks_uri: `${origin}/${tenantId}/discovery/v2.0/keys`,
    };
  }

  token(form: URLSearchParams): Answer {
    const { clientId, clientSecret, federatedToken } = this.#identity;
    const bySecret = form.get("client_secret") === clientSecret;
    const byAssertion =
      form.get("client_assertion_type") === ASSERTION && form.get("client_assertion") === federatedToken();
    const known = form.get("client_id") === clientId && form.get("grant_type") === "client_credentials";
    if (!known || !(bySecret || byAssertion)) {
      return {
        status: 401,
        body: { error: "invalid_client", error_description: "AADSTS700213: no matching credential" },
      };
    }
    if (!(form.get("scope") ?? "").split(" ").includes(`${RESOURCE}/.default`)) {
      return { status: 400, body: { error: "invalid_scope", error_description: "AADSTS70011: scope is not valid" } };
    }
    return { status: 200, body: { token_type: "Bearer", expires_in: TOKEN_SECONDS, access_token: this.#issue() } };
  }

  /** As App Service has it: a header that only this machine knows. */
  managed(header: string | undefined, query: URLSearchParams): Answer {
    const { clientId, clientSecret } = this.#identity;
    const wanted = query.get("client_id") ?? clientId;
    if (header !== clientSecret || wanted !== clientId || query.get("resource") !== RESOURCE) {
      return { status: 400, body: { statusCode: 400, message: "no such identity" } };
    }
    const expires = Math.floor(this.#nowMs() / 1_000) + TOKEN_SECONDS;
    return {
      status: 200,
      body: { access_token: this.#issue(), expires_on: String(expires), resource: RESOURCE, token_type: "Bearer" },
    };
  }

  /** @throws VaultError 401 */
  assertToken(authorization: string | undefined): void {
    const endsMs = this.#tokens.get(authorization?.replace(/^Bearer /, "") ?? "");
    if (endsMs !== undefined && endsMs > this.#nowMs()) return;
    throw new VaultError(401, "Unauthorized", "AKV10000: Request is missing a Bearer or PoP token.");
  }

  /** Every token that was given out ends now. */
  revokeAll(): void {
    this.#tokens.clear();
  }

  #issue(): string {
    const token = randomBytes(32).toString("base64url");
    this.#tokens.set(token, this.#nowMs() + TOKEN_SECONDS * 1_000);
    this.issued++;
    return token;
  }
}
