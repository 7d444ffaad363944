import type { BoundRow } from "../../row.ts";
import { createCertificateRequest } from "./create-request.ts";
import { signRevocationList } from "./sign-revocation-list.ts";
import { verifyCertificateChain } from "./verify-chain.ts";

/** Of CertificateService; issuing is a method of CryptoService. */
export const certificateRows: readonly BoundRow[] = [
  createCertificateRequest,
  signRevocationList,
  verifyCertificateChain,
];
