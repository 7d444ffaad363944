import type { PathFaultCode } from "../x509/path/path-fault.ts";

/** Why a detached signature does not hold; those of the signer's path are the same as of a chain. */
export type CmsFaultCode =
  | "MALFORMED"
  | "NO_CERTIFICATE"
  | "ALGORITHM"
  | "CONTENT"
  | "SIGNATURE"
  | "KEY_USAGE"
  | PathFaultCode;

export interface CmsFault {
  readonly fault: CmsFaultCode;
  /** For a person. */
  readonly explanation: string;
}
