import { BackendError, type BackendFault } from "@keyward/core/backend/backend-error";
import { AnswerTooLarge, type HttpAnswer } from "./connection/http-client.ts";

interface Translation {
  readonly fault: BackendFault;
  readonly why: string;
  readonly next: string;
}

const POLICY =
  "compare the policy of the operator's role with the one in docs/backends/vault.md; it needs create, read, update, delete and list below " +
  "the transit mount";

const SEALED: Translation = {
  fault: "Unreachable",
  why: "the server is sealed or not initialised",
  next: "unseal it; look at its log for why it was sealed",
};
const STANDBY: Translation = {
  fault: "Unreachable",
  why: "a standby answered that does not forward",
  next: "let vault.address name the active node, or the Service of active nodes",
};
const UNWELL: Translation = {
  fault: "Unreachable",
  why: "the server is unwell",
  next: "look at its log and its storage",
};
const STRANGE: Translation = {
  fault: "BadAnswer",
  why: "the answer is not what Vault or OpenBao answers",
  next: "check that vault.address names one, and no proxy's page",
};
const REFUSED: Translation = {
  fault: "Rejected",
  why: "the server refused the input",
  next: "look at key, algorithm and input",
};
const NO_ENGINE: Translation = {
  fault: "Misconfigured",
  why: "there is no such engine",
  next: "check vault.mount and vault.vaultNamespace, and enable transit there: vault secrets enable transit",
};
const NO_KEY: Translation = {
  fault: "KeyMissing",
  why: "there is no such key",
  next: "look who deleted it; the engine keeps nothing of a deleted key",
};

const BY_STATUS: Readonly<Record<number, Translation>> = {
  400: REFUSED,
  403: { fault: "Denied", why: "the operator's token may not do this", next: POLICY },
  404: NO_KEY,
  405: NO_ENGINE,
  412: { ...UNWELL, why: "the node has not yet seen the last write", next: "it is tried again" },
  413: { ...REFUSED, why: "the request is too large for the server" },
  429: { fault: "Throttled", why: "a rate limit quota was reached", next: "raise the quota, or lower spec.limits" },
  472: STANDBY,
  473: STANDBY,
  501: SEALED,
  503: SEALED,
};

/** Words of the server's errors that say more than the status; nothing of the text itself is passed on, as it can quote input. */
const BY_WORDS: readonly (readonly [status: number, words: RegExp, translation: Translation])[] = [
  [400, /\bkey not found\b/, NO_KEY],
  [400, /could not delete key; not found/, NO_KEY],
  // The engine takes input that does not open or does not parse for a fault of its own.
  [500, /crypto\/rsa|ciphertext|unwrap|kwp|pars(e|ing)|asn1|key type|invalid key|key size|key length/i, REFUSED],
  [404, /no handler for route|unsupported path/, NO_ENGINE],
  [
    403,
    /invalid token|bad token|missing client token/,
    {
      fault: "Unauthenticated",
      why: "the server does not take the operator's token",
      next: "check role, audience and lease in vault.kubernetes",
    },
  ],
];

/** @returns the server's own sentences */
export function sentencesOf({ body }: HttpAnswer): string {
  try {
    const { errors } = JSON.parse(body.toString()) as { errors?: unknown };
    return Array.isArray(errors) ? errors.filter((it) => typeof it === "string").join("; ") : "";
  } catch {
    return "";
  }
}

/** @param what for example "signing" */
export function answerError(what: string, answer: HttpAnswer): BackendError {
  const { status, headers } = answer;
  const words = sentencesOf(answer);
  const special = BY_WORDS.find(([of, pattern]) => of === status && pattern.test(words))?.[2];
  const redirected = status >= 300 && status < 400 ? STANDBY : undefined;
  const translation = special ?? redirected ?? BY_STATUS[status] ?? (status >= 500 ? UNWELL : STRANGE);
  const seconds = headers["retry-after"];
  const retryAfterMs = typeof seconds === "string" && /^\d{1,5}$/.test(seconds) ? Number(seconds) * 1_000 : undefined;
  return backendError(what, translation, ` (HTTP ${status})`, retryAfterMs === undefined ? {} : { retryAfterMs });
}

/** What the socket or the parser threw. */
export function connectionError(what: string, cause: unknown): BackendError {
  if (cause instanceof AnswerTooLarge || cause instanceof SyntaxError)
    return backendError(what, STRANGE, "", { cause });
  const { code = "" } = cause as { code?: unknown };
  const word = typeof code === "string" && /^[A-Z_]{3,40}$/.test(code) ? ` (${code})` : "";
  const tls = /CERT|ALTNAME|SELF_SIGNED|SSL|VERIFY/.test(word);
  const next = tls
    ? "check vault.caBundle and the name in vault.address: the server's certificate is not trusted"
    : "check vault.address, DNS and the network policy";
  return backendError(what, { fault: "Unreachable", why: "no answer came", next }, word, { cause });
}

export function badAnswer(what: string, why: string): BackendError {
  return backendError(what, { ...STRANGE, why }, "");
}

function backendError(
  what: string,
  { fault, why, next }: Translation,
  more: string,
  options: { cause?: unknown; retryAfterMs?: number } = {},
): BackendError {
  return new BackendError(fault, `Vault: ${what} failed: ${why}${more}. Next: ${next}`, options);
}
