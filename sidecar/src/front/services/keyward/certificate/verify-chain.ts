import {
  VerifyCertificateChainRequestSchema,
  VerifyCertificateChainResponseSchema,
} from "@keyward/proto/light/gen/keyward/v1/certificate";
import { verifyChain as operation } from "../../../../operations/certificate/verify-chain.ts";
import { row } from "../../row.ts";
import { ownProfile } from "../profile-ref.ts";
import { allDersOf, derOf } from "./der-input.ts";
import { milliseconds } from "./seconds.ts";

const LABEL = "CERTIFICATE";

export const verifyCertificateChain = row({
  rpc: "VerifyCertificateChain",
  request: VerifyCertificateChainRequestSchema,
  response: VerifyCertificateChainResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ certificate, intermediates, roots, crls, at, dnsName, purpose, ...flags }) => ({
    certificate: derOf(certificate, LABEL, "certificate"),
    intermediates: allDersOf(intermediates, LABEL, "intermediates"),
    roots: allDersOf(roots, LABEL, "roots"),
    revocationLists: allDersOf(crls, "X509 CRL", "crls"),
    atMs: milliseconds(at),
    host: dnsName,
    purpose,
    checkRootValidity: flags.checkRootValidity,
    constrainRoots: flags.constrainRoots,
    strictPurpose: flags.strictPurpose,
    trustLeaf: flags.trustLeaf,
  }),
  encode: ({ path, fault }) => ({
    valid: fault === undefined,
    path: [...path],
    fault: fault?.code ?? "",
    explanation: fault?.explanation ?? "",
  }),
});
