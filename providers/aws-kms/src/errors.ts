import { BackendError, type BackendFault } from "@keyward/core/backend/backend-error";

/** What was asked of AWS, in words that are safe to show. */
export interface Asked {
  /** Name of the action, for example `Sign`: the permission is kms:Sign. */
  readonly action: string;
  readonly service: "kms" | "sts";
  readonly keyId?: string | undefined;
}

interface Row {
  readonly fault: BackendFault;
  readonly why: string;
  readonly next: string;
}

const AGAIN = "it is asked again by itself; if it stays so, see the health page of AWS for this region";
const WHO =
  "check that the service account is bound to the role (IRSA or pod identity), that the role still exists, and the clock of the node";
const INPUT = "the input is wrong: nothing on the side of AWS will change that";

function row(fault: BackendFault, why: string, next: string): Row {
  return { fault, why, next };
}

const THROTTLED = row(
  "Throttled",
  "the request quota of the account is used up",
  "lower callsPerSecond of the backend or ask AWS for more",
);
const UNREACHABLE = row("Unreachable", "AWS failed inside", AGAIN);
const STRANGER = row("Unauthenticated", "AWS does not accept our credentials", WHO);
const DISABLED = row("KeyDisabled", "the key is disabled", "enable it, or rotate to a new version");
const REJECTED = row("Rejected", "AWS refuses the input", INPUT);
const NO_NETWORK = row(
  "Unreachable",
  "there is no connection",
  "check region, endpoint, DNS and network policies of the operator",
);

/** By the name that the service gives the error. Source: AWS KMS API Reference, Common Errors and the errors of each action */
const BY_NAME: ReadonlyMap<string, Row> = new Map([
  ["ThrottlingException", THROTTLED],
  ["Throttling", THROTTLED],
  ["TooManyRequestsException", THROTTLED],
  ["RequestLimitExceeded", THROTTLED],
  [
    "LimitExceededException",
    row(
      "Denied",
      "a quota of the account is reached",
      "raise the KMS quota of keys and aliases, or end keys that nobody needs",
    ),
  ],
  [
    "AccessDeniedException",
    row("Denied", "the role may not do it", "grant the role this action, in its policy and in the key's"),
  ],
  [
    "AccessDenied",
    row("Denied", "the role may not be taken on", "let the role's trust policy name the operator's identity"),
  ],
  ["UnrecognizedClientException", STRANGER],
  ["InvalidClientTokenId", STRANGER],
  ["ExpiredTokenException", STRANGER],
  ["ExpiredToken", STRANGER],
  ["RequestExpired", STRANGER],
  ["InvalidSignatureException", STRANGER],
  ["SignatureDoesNotMatch", STRANGER],
  ["IncompleteSignature", STRANGER],
  ["MissingAuthenticationTokenException", STRANGER],
  ["InvalidIdentityToken", STRANGER],
  ["IDPRejectedClaim", STRANGER],
  ["CredentialsProviderError", STRANGER],
  [
    "NotFoundException",
    row("KeyMissing", "there is no such key in this account and region", "restore it, or rotate to a new version"),
  ],
  ["DisabledException", DISABLED],
  ["KMSInternalException", UNREACHABLE],
  ["DependencyTimeoutException", UNREACHABLE],
  ["KeyUnavailableException", UNREACHABLE],
  ["InternalFailure", UNREACHABLE],
  ["ServiceUnavailable", UNREACHABLE],
  ["ServiceUnavailableException", UNREACHABLE],
  ["InvalidCiphertextException", REJECTED],
  ["IncorrectKeyException", REJECTED],
  ["IncorrectKeyMaterialException", REJECTED],
  ["InvalidImportTokenException", REJECTED],
  ["ExpiredImportTokenException", REJECTED],
  ["InvalidKeyUsageException", REJECTED],
  ["KMSInvalidMacException", REJECTED],
  ["ValidationException", REJECTED],
  [
    "UnsupportedOperationException",
    row("Unsupported", "AWS KMS cannot do it with this key", "choose another algorithm or backend"),
  ],
  [
    "RegionDisabledException",
    row("Misconfigured", "the region is not switched on for the account", "switch it on, or choose another region"),
  ],
  ["InvalidAliasNameException", row("Misconfigured", "AWS refuses the alias", "correct aliasPrefix")],
  ["TagException", row("Misconfigured", "AWS refuses the tags of the key", "shorten the names of policy and key")],
  ["InvalidArnException", row("Misconfigured", "an ARN is wrong", "correct roleArn")],
  ["ECONNREFUSED", NO_NETWORK],
  ["ECONNRESET", NO_NETWORK],
  ["EPIPE", NO_NETWORK],
  ["ENOTFOUND", NO_NETWORK],
  ["EAI_AGAIN", NO_NETWORK],
  ["EHOSTUNREACH", NO_NETWORK],
  ["ENETUNREACH", NO_NETWORK],
  ["ETIMEDOUT", NO_NETWORK],
]);

/** What an SDK throws, as far as it is looked at. */
interface Thrown {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
}

/** @returns the error of ours that stands for what the SDK threw; no text of the SDK or of the request is in its message */
export function awsError(thrown: unknown, asked: Asked): BackendError {
  if (thrown instanceof BackendError) return thrown;
  const error = (typeof thrown === "object" && thrown !== null ? thrown : {}) as Thrown;
  const { fault, why, next } = rowOf(error);
  const { action, service, keyId } = asked;
  const key = keyId === undefined ? "" : ` of key ${keyId}`;
  const request =
    error.$metadata?.requestId === undefined ? "" : ` (AWS request ${printable(error.$metadata.requestId)})`;
  return new BackendError(fault, `${service}:${action}${key} failed: ${why}; ${next}${request}`, { cause: thrown });
}

/** @returns whether the SDK threw the error of that name */
export function isNamed(thrown: unknown, name: string): boolean {
  return thrown instanceof Error && thrown.name === name;
}

function rowOf(error: Thrown): Row {
  const { name, code } = error;
  if (name === "KMSInvalidStateException") return ofState(String(error.message));
  const named = BY_NAME.get(String(name)) ?? BY_NAME.get(String(code));
  return named ?? ofStatus(error);
}

/** The one place where a text of AWS is read: there is one name for every state that a key can be in. */
function ofState(message: string): Row {
  if (/pending(replica)? ?deletion/i.test(message)) {
    return row(
      "KeyDestroyed",
      "the key waits for its deletion",
      "enable the key, which takes it back, or rotate to a new version",
    );
  }
  if (/pending ?import/i.test(message)) {
    return row("KeyDisabled", "the key has no material yet", "finish its import");
  }
  return DISABLED;
}

function ofStatus({ $metadata, code, name }: Thrown): Row {
  const status = $metadata?.httpStatusCode ?? 0;
  if (/CERT|TLS|SSL|SELF_SIGNED/.test(String(code))) {
    return row(
      "Unreachable",
      "the endpoint's certificate is not trusted",
      "check endpoint, and who stands between it and the operator",
    );
  }
  if (name === "TimeoutError") return NO_NETWORK;
  if (status === 429) return THROTTLED;
  if (status >= 500) return UNREACHABLE;
  if (status === 401 || status === 403) return STRANGER;
  return row("BadAnswer", "the answer is none of AWS KMS", "check endpoint");
}

function printable(text: string): string {
  return text.replace(/[^a-zA-Z0-9-]/g, "").slice(0, 64);
}
