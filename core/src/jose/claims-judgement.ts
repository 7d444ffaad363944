import { quote } from "../text/quote.ts";
import { audienceOf, type Claims, dateOf } from "./claims.ts";

/** What a token must say; empty: anything, or nothing. */
export interface ExpectedClaims {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
  /** By how much the clocks may differ. */
  readonly toleranceSeconds: number;
}

export interface ClaimFault {
  readonly fault: "EXPIRED" | "NOT_YET_VALID" | "ISSUER" | "AUDIENCE" | "SUBJECT";
  /** For a person. */
  readonly explanation: string;
}

type ClaimCheck = (claims: Claims, expected: ExpectedClaims, nowSeconds: number) => ClaimFault | undefined;

/**
 * Judges the claims of a token whose signature holds.
 * @returns the first fault; undefined where there is none
 * Sources: RFC 7519, 4.1; RFC 8725, 3.8 and 3.9
 */
export function judgeClaims(claims: Claims, expected: ExpectedClaims, nowMs: number): ClaimFault | undefined {
  for (const check of CHECKS) {
    const fault = check(claims, expected, nowMs / 1000);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** From the very second that exp names on, a token is no longer valid (RFC 7519, 4.1.4). */
const isNotExpired: ClaimCheck = (claims, { toleranceSeconds }, nowSeconds) => {
  const exp = dateOf(claims, "exp");
  if (exp === undefined || nowSeconds < exp + toleranceSeconds) return undefined;
  return { fault: "EXPIRED", explanation: `exp is ${ago(nowSeconds - exp)} ago${within(toleranceSeconds)}` };
};

const isValidAlready: ClaimCheck = (claims, { toleranceSeconds }, nowSeconds) => {
  const nbf = dateOf(claims, "nbf");
  if (nbf === undefined || nowSeconds >= nbf - toleranceSeconds) return undefined;
  return { fault: "NOT_YET_VALID", explanation: `nbf is ${ago(nbf - nowSeconds)} ahead${within(toleranceSeconds)}` };
};

const issuerMatches: ClaimCheck = (claims, { issuer }) => {
  if (issuer === "" || claims.members.get("iss") === issuer) return undefined;
  return { fault: "ISSUER", explanation: `iss is ${shown(claims, "iss")}, not ${quote(issuer)}` };
};

const audienceMatches: ClaimCheck = (claims, { audience }) => {
  if (audience === "" || audienceOf(claims)?.includes(audience)) return undefined;
  return { fault: "AUDIENCE", explanation: `aud is ${shown(claims, "aud")}, without ${quote(audience)}` };
};

const subjectMatches: ClaimCheck = (claims, { subject }) => {
  if (subject === "" || claims.members.get("sub") === subject) return undefined;
  return { fault: "SUBJECT", explanation: `sub is ${shown(claims, "sub")}, not ${quote(subject)}` };
};

const CHECKS: readonly ClaimCheck[] = [isNotExpired, isValidAlready, issuerMatches, audienceMatches, subjectMatches];

function shown({ members }: Claims, name: string): string {
  const value = members.get(name);
  if (value === undefined) return "not there";
  return typeof value === "string" ? quote(value) : `a list of ${(value as readonly unknown[]).length}`;
}

function ago(seconds: number): string {
  return `${Math.ceil(seconds)} s`;
}

function within(toleranceSeconds: number): string {
  return toleranceSeconds === 0 ? "" : `, and the tolerance is ${toleranceSeconds} s`;
}
