import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { ClaimFault } from "@keyward/core/jose/claims-judgement";

/** Why a token is not valid. */
export type TokenFault = "MALFORMED" | "ALGORITHM" | "SIGNATURE" | "TYPE" | ClaimFault["fault"];

export interface InvalidToken {
  readonly valid: false;
  readonly fault: TokenFault;
  /** For a person. */
  readonly explanation: string;
}

export interface ValidToken {
  readonly valid: true;
  readonly payload: Uint8Array;
  /** JSON of the protected header. */
  readonly header: string;
  /** `typ` of the header. */
  readonly type: string | undefined;
}

export type TokenVerdict = ValidToken | InvalidToken;

export function invalidToken(fault: TokenFault, explanation: string): InvalidToken {
  return { valid: false, fault, explanation };
}

/** Reads a part of a token: whoever sent it may have sent anything, so what cannot be read is a verdict and no error. */
export function readOrMalformed<T>(read: () => T): T | InvalidToken {
  try {
    return read();
  } catch (error) {
    if (error instanceof KeywardError && error.code === "INVALID_ARGUMENT") {
      return invalidToken("MALFORMED", error.message);
    }
    throw error;
  }
}
