/** A bound token has about 1 kB; the API server takes no request header above 1 MB, and neither would we want to. */
const MAX_TOKEN_CHARACTERS = 16 * 1024;
const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]+)$/;

/**
 * Pure.
 * @param values all values of the `authorization` metadata
 * @returns the token, or undefined unless there is exactly one well-formed bearer token
 */
export function bearerToken(values: readonly unknown[]): string | undefined {
  const [value, ...others] = values;
  if (others.length > 0 || typeof value !== "string" || value.length > MAX_TOKEN_CHARACTERS) return undefined;
  return BEARER.exec(value)?.[1];
}

/**
 * When a JSON Web Token ends. It must have been reviewed by the API server before: no signature is checked here.
 * @returns seconds since 1970 as milliseconds; undefined if the token does not say
 */
export function expiryMs(token: string): number | undefined {
  const payload = token.split(".")[1];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    const seconds = (claims as { exp?: unknown } | null)?.exp;
    return typeof seconds === "number" && Number.isFinite(seconds) ? seconds * 1000 : undefined;
  } catch {
    return undefined;
  }
}
