import assert from "node:assert/strict";
import { formatName } from "@keyward/core/x509/names/name-text";
import { parseCertificateRequest } from "@keyward/core/x509/requests/certificate-request";
import { verifySignature } from "@keyward/core/x509/signatures/signature";
import { DER_MUTATIONS } from "../mutate/der.ts";
import { CERTIFICATE_REQUESTS, CERTIFICATES } from "../seeds/certificates.ts";
import type { Target } from "../target.ts";

export const target: Target = {
  mutations: DER_MUTATIONS,
  seeds: [...CERTIFICATE_REQUESTS, ...CERTIFICATES],
  seedFolders: ["decoder", "asn1"],
  run(input) {
    const request = parseCertificateRequest(input);
    assert.ok(formatName(request.subject).length <= 515);
    verifySignature(request, request.publicKey);
  },
};
