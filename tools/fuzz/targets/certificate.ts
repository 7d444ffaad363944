import assert from "node:assert/strict";
import { parseCertificate } from "@keyward/core/x509/certificates/certificate";
import { formatName } from "@keyward/core/x509/names/name-text";
import { verifySignature } from "@keyward/core/x509/signatures/signature";
import { DER_MUTATIONS } from "../mutate/der.ts";
import { CERTIFICATES } from "../seeds/certificates.ts";
import type { Target } from "../target.ts";

export const target: Target = {
  mutations: DER_MUTATIONS,
  seeds: CERTIFICATES,
  seedFolders: ["x509", "cert_corpus", "parse_certificate_fuzzer_corpus"],
  run(input) {
    const certificate = parseCertificate(input);
    assert.ok(certificate.validity.notBeforeMs <= Date.UTC(9999, 11, 31, 23, 59, 59));
    assert.ok(formatName(certificate.subject).length <= 515);
    // As one that signed itself, so that every signature algorithm is met.
    verifySignature(certificate, certificate.publicKey, { allowSha1: true });
  },
};
