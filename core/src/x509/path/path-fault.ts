/** Why a path does not hold. The names are a part of the protocol: docs/operations/certificates.md lists them. */
export type PathFaultCode =
  | "NO_PATH"
  | "PATH_TOO_COMPLEX"
  | "BAD_SIGNATURE"
  | "WEAK_KEY"
  | "NOT_YET_VALID"
  | "EXPIRED"
  | "NOT_A_CA"
  | "IS_A_CA"
  | "KEY_USAGE"
  | "PATH_LENGTH"
  | "NAME_CONSTRAINTS"
  | "POLICY"
  | "PURPOSE"
  | "CRITICAL_EXTENSION"
  | "NAME_MISMATCH"
  | "NO_REVOCATION_LIST"
  | "REVOKED";

export interface PathFault {
  readonly code: PathFaultCode;
  /** Which certificate, and what of it; a sentence for a person. */
  readonly explanation: string;
}
