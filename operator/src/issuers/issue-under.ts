import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Requester } from "@keyward/core/issuance/check";
import { ISSUANCE_CHECKS, issue } from "@keyward/core/issuance/issue";
import type { IssuerKey } from "@keyward/core/issuance/issuer-key";
import type { RequestedValidity } from "@keyward/core/policy/validity";
import { enforce } from "@keyward/core/policy/verdict";
import { decodePem, encodePem } from "@keyward/core/text/pem";
import { type CertificateRequest, parseCertificateRequest } from "@keyward/core/x509/requests/certificate-request";
import { compileProfile } from "@keyward/crds/compile/compile-profile";
import type { CryptoProfile } from "@keyward/crds/types/crypto-profile";
import { assertWanted, grantedUsages } from "./wanted-usages.ts";

/** A wish for a certificate, whichever API it came by. */
export interface Wish {
  /** PEM, PKCS#10. */
  readonly request: string;
  readonly asked: RequestedValidity;
  readonly usages: readonly string[];
  /** Whether it is to be a CA certificate; undefined: the API cannot say. */
  readonly authority: boolean | undefined;
  readonly requester: Requester;
}

export interface Issued {
  /** PEM: the certificate, then those between it and the root. */
  readonly certificate: string;
  /** PEM of the root. */
  readonly root: string;
}

const MAX_REQUEST_CHARACTERS = 64 * 1024;

/**
 * Judges and issues as the sidecar does for its callers: the same checks in the same order.
 * @throws KeywardError whose message is for whoever made the request
 */
export async function issueUnder(profile: CryptoProfile, key: IssuerKey, wish: Wish, nowMs: number): Promise<Issued> {
  const compiled = compileProfile(profile);
  if ("faults" in compiled) {
    throw new KeywardError(
      "FAILED_PRECONDITION",
      `CryptoProfile ${profile.metadata.name} is invalid; its status says why`,
    );
  }
  const request = readRequest(wish.request);
  const { usages, authority, requester: caller, asked } = wish;
  const context = { profile: compiled.profile, caller, nowMs };
  enforce(...ISSUANCE_CHECKS.map((check) => check({ request, asked }, context)));
  const certificates = compiled.profile.certificates!;
  assertWanted({ usages, authority, keyType: request.publicKey.type }, certificates);
  const granted = { ...compiled.profile, certificates: grantedUsages(usages, certificates) };
  const { der, chain } = await issue({ request, asked }, key, { profile: granted, nowMs });
  const between = chain.slice(0, -1);
  return { certificate: [der, ...between].map(pem).join(""), root: pem(chain.at(-1)!) };
}

function readRequest(text: string): CertificateRequest {
  if (text.length > MAX_REQUEST_CHARACTERS) {
    throw new KeywardError("INVALID_ARGUMENT", `the request has more than ${MAX_REQUEST_CHARACTERS} characters`);
  }
  const { label, bytes } = decodePem(text);
  if (label === "CERTIFICATE REQUEST" || label === "NEW CERTIFICATE REQUEST") return parseCertificateRequest(bytes);
  throw new KeywardError("INVALID_ARGUMENT", `the request is PEM of a ${label}; expected CERTIFICATE REQUEST`);
}

function pem(der: Uint8Array): string {
  return encodePem("CERTIFICATE", der);
}
