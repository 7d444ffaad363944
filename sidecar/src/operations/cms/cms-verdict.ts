import type { CmsFault, CmsFaultCode } from "@keyward/core/cms/cms-fault";
import { KeywardError } from "@keyward/core/errors/keyward-error";

export interface ValidSignature {
  readonly valid: true;
  /** DER */
  readonly signer: Uint8Array;
  /** Milliseconds since 1970, as the signer claims it. */
  readonly signingTimeMs: number | undefined;
}

export interface InvalidSignature extends CmsFault {
  readonly valid: false;
}

export type CmsVerdict = ValidSignature | InvalidSignature;

export function invalidSignature(fault: CmsFaultCode, explanation: string): InvalidSignature {
  return { valid: false, fault, explanation };
}

/** Reads a part of a signature: whoever sent it may have sent anything, so what cannot be read is a verdict and no error. */
export async function readOrFault<T>(fault: CmsFaultCode, read: () => T | Promise<T>): Promise<T | InvalidSignature> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof KeywardError && error.code === "INVALID_ARGUMENT")
      return invalidSignature(fault, error.message);
    throw error;
  }
}
