import { BackendError, type BackendFault } from "@keyward/core/backend/backend-error";
import { quote } from "@keyward/core/text/quote";
import { AnswerTooLarge } from "./connection/bounded-answers.ts";

/** What of the SDK's errors is read; everything else stays inside of the cause. */
interface SdkError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: unknown;
  readonly statusCode?: number;
  readonly details?: { readonly error?: ServiceError };
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
  readonly errorResponse?: { readonly error?: string };
}

interface ServiceError {
  readonly code?: string;
  readonly innererror?: ServiceError;
  readonly innerError?: ServiceError;
}

interface Translation {
  readonly fault: BackendFault;
  readonly why: string;
  readonly next: string;
}

const ROLES =
  "give the operator's identity the role Key Vault Crypto Officer on this vault (of a Managed HSM: Managed HSM Crypto User), and look " +
  "at the vault's firewall";

/** The words of the service's inner error that say more than the status. */
const INNER: ReadonlyMap<string, Translation> = new Map(
  Object.entries<Translation>({
    KeyDisabled: { fault: "KeyDisabled", why: "the key is disabled", next: "enable the version, or use another one" },
    ObjectIsDeletedButRecoverable: {
      fault: "KeyDestroyed",
      why: "a key of that name is deleted and waits for its end",
      next: "recover it while it waits, or let the policy make a new version",
    },
    ForbiddenByFirewall: {
      fault: "Denied",
      why: "the vault's firewall refused the operator's address",
      next: "let the cluster's network reach the vault, best by a private endpoint",
    },
    ForbiddenByRbac: { fault: "Denied", why: "the operator's identity has no role for it", next: ROLES },
    AccessDenied: { fault: "Denied", why: "the operator's identity may not do this", next: ROLES },
  }),
);

const BY_STATUS: Readonly<Record<number, Translation>> = {
  400: { fault: "Rejected", why: "the vault refused the input", next: "look at the key's type and the algorithm" },
  401: {
    fault: "Unauthenticated",
    why: "the vault does not take the operator's token",
    next: "check that the identity is of the vault's own tenant and that the federated credential names the operator's service account",
  },
  403: { fault: "Denied", why: "the operator's identity may not do this", next: ROLES },
  404: {
    fault: "KeyMissing",
    why: "the vault has no such key",
    next: "look at the vault's deleted keys: it may be recovered",
  },
  409: { fault: "KeyDestroyed", why: "the key is being deleted or recovered", next: "try again in a minute" },
  429: {
    fault: "Throttled",
    why: "the vault asks for fewer calls",
    next: "lower spec.limits, or spread keys over more vaults",
  },
};

const SIGN_IN: Translation = {
  fault: "Unauthenticated",
  why: "the operator could not sign in",
  next: "check the identity's federated credential (issuer, subject, audience), tenant and client id; docs/backends/azure-key-vault.md",
};
const UNREACHABLE: Translation = {
  fault: "Unreachable",
  why: "no answer came",
  next: "check azureKeyVault.vaultUrl, DNS, the network policy and the proxy",
};
const UNWELL: Translation = {
  fault: "Unreachable",
  why: "the vault is unwell",
  next: "look at the vault's health in Azure",
};
const STRANGE: Translation = {
  fault: "BadAnswer",
  why: "the answer is not what a Key Vault answers",
  next: "check that azureKeyVault.vaultUrl names a vault",
};

const FOREIGN: Translation = {
  fault: "Misconfigured",
  why: "it asks for a token of another service than its name is of, and gets none",
  next: "check that azureKeyVault.vaultUrl names the vault itself, below vault.azure.net or managedhsm.azure.net",
};

const CREDENTIAL_ERRORS: ReadonlySet<string> = new Set([
  "CredentialUnavailableError",
  "AuthenticationError",
  "AggregateAuthenticationError",
  "AuthenticationRequiredError",
]);

export function asBackendError(what: string, cause: unknown): BackendError {
  const error = cause as SdkError;
  const { fault, why, next } = translate(error);
  const status = error.statusCode === undefined ? "" : ` (HTTP ${error.statusCode}${innerWords(error)})`;
  const retryAfterMs = retryAfter(error);
  const message = `Azure Key Vault: ${what} failed: ${why}${status}. Next: ${next}`;
  return new BackendError(fault, message, { cause, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}

/** @returns whether it is the service's answer that there is no such key */
export function isMissing(error: unknown): boolean {
  return error instanceof BackendError && error.fault === "KeyMissing";
}

function translate(error: SdkError): Translation {
  if (CREDENTIAL_ERRORS.has(error.name ?? "")) return SIGN_IN;
  if (error.statusCode === undefined) return withoutStatus(error);
  const inner = innerCodes(error)
    .map((code) => INNER.get(code))
    .find((row) => row !== undefined);
  return inner ?? BY_STATUS[error.statusCode] ?? (error.statusCode >= 500 ? UNWELL : STRANGE);
}

function withoutStatus(error: SdkError): Translation {
  if (error instanceof AnswerTooLarge) return STRANGE;
  // The SDK reads members of what has none.
  if (error.code === "PARSE_ERROR" || error instanceof SyntaxError || error instanceof TypeError) return STRANGE;
  // The SDK has no word for it but this.
  const foreign = error.name === "Error" && error.message?.startsWith("The challenge");
  return foreign ? FOREIGN : noAnswer(error);
}

function noAnswer(error: SdkError): Translation {
  const code = typeof error.code === "string" ? error.code : undefined;
  return code === undefined ? UNREACHABLE : { ...UNREACHABLE, why: `no answer came (${code.slice(0, 40)})` };
}

/** From the outside in. */
function innerCodes({ details }: SdkError): string[] {
  const codes: string[] = [];
  for (
    let level = details?.error, depth = 0;
    level && depth < 4;
    level = level.innererror ?? level.innerError, depth++
  ) {
    if (typeof level.code === "string") codes.unshift(level.code);
  }
  return codes;
}

function innerWords(error: SdkError): string {
  const [code] = innerCodes(error);
  return code === undefined ? "" : `, ${quote(code)}`;
}

/** Seconds, as the service writes it. */
function retryAfter({ response }: SdkError): number | undefined {
  const text = response?.headers?.get("retry-after");
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) * 1_000 : undefined;
}
