import { KeywardError } from "@keyward/core/errors/keyward-error";
import { type Claims, readClaims } from "@keyward/core/jose/claims";
import { type ExpectedClaims, judgeClaims } from "@keyward/core/jose/claims-judgement";
import { isSameType } from "@keyward/core/jose/header";
import { PERMITTED, refusal } from "@keyward/core/policy/verdict";
import { textOf } from "@keyward/core/text/json-object";
import { quote } from "@keyward/core/text/quote";
import { type KeyCheck, keyed } from "../../dispatch/keyed.ts";
import { type InvalidToken, invalidToken, readOrMalformed } from "./token-verdict.ts";
import { type SignedToken, verifyToken } from "./verify-token.ts";

export interface VerifyJwtInput extends SignedToken, ExpectedClaims {
  /** What typ must be; empty: anything, or nothing. */
  readonly type: string;
}

export interface ValidJwt {
  readonly valid: true;
  /** JSON, as the issuer wrote it. */
  readonly claims: string;
  readonly header: string;
}

/** As the wire says it: beyond this a clock is wrong, not late. */
const MAX_TOLERANCE_SECONDS = 300;

const toleranceIsShort: KeyCheck<VerifyJwtInput> = ({ toleranceSeconds }) => {
  if (toleranceSeconds <= MAX_TOLERANCE_SECONDS) return PERMITTED;
  const text = `tolerance_seconds is ${toleranceSeconds}, the most is ${MAX_TOLERANCE_SECONDS}`;
  return refusal(new KeywardError("INVALID_ARGUMENT", text));
};

/** Verifies a token and then what it claims; a claim of a token whose signature does not hold is never looked at. */
export const verifyJwt = keyed<VerifyJwtInput, ValidJwt | InvalidToken>({
  name: "VerifyJwt",
  permission: "verify",
  keyOf: ({ key }) => key,
  checks: [toleranceIsShort],
  async run(input, key, call) {
    const verdict = await verifyToken(input, key, call);
    if (!verdict.valid) return verdict;
    const otherType = typeFault(input.type, verdict.type);
    if (otherType !== undefined) return otherType;
    const claims = readOrMalformed(() => claimsOf(verdict.payload));
    if ("valid" in claims) return claims;
    const fault = judgeClaims(claims, input, call.nowMs);
    if (fault !== undefined) return invalidToken(fault.fault, fault.explanation);
    return { valid: true, claims: claims.text, header: verdict.header };
  },
});

/** Source: RFC 8725, 3.11 */
function typeFault(expected: string, type: string | undefined): InvalidToken | undefined {
  if (expected === "" || (type !== undefined && isSameType(expected, type))) return undefined;
  const is = type === undefined ? "not there" : quote(type);
  return invalidToken("TYPE", `typ is ${is}, not ${quote(expected)}`);
}

function claimsOf(payload: Uint8Array): Claims {
  return readClaims(textOf(payload, "claims set"));
}
