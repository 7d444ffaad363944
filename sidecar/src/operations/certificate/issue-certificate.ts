import { ISSUANCE_CHECKS, type IssuanceRequest, type IssuedCertificate, issue } from "@keyward/core/issuance/issue";
import type { Operation } from "../../dispatch/operation.ts";
import { certificatesAreAllowed, type IssuerInput, issuerIsAllowed, requireIssuer } from "./issuer.ts";

export type { IssuedCertificate } from "@keyward/core/issuance/issue";

export type IssueCertificateInput = IssuerInput & IssuanceRequest;

/** Issues a certificate with the CA key of a KeyPolicy, or with one that the caller keeps here. */
export const issueCertificate: Operation<IssueCertificateInput, IssuedCertificate> = {
  name: "IssueCertificate",
  checks: [certificatesAreAllowed, issuerIsAllowed, ...ISSUANCE_CHECKS],
  run: (input, call) => issue(input, requireIssuer(input, call), call),
};
