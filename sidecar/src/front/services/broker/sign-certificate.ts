import { KeywardError } from "@keyward/core/errors/keyward-error";
import { encodePem } from "@keyward/core/text/pem";
import { readBrokerCertificate, readBrokerKey, readBrokerRequest } from "@keyward/core/x509/requests/broker-input";
import {
  type SignCertificateRequest,
  SignCertificateRequestSchema,
  SignCertificateResponseSchema,
  SignOutputFormat,
} from "@keyward/proto/light/gen/cryptobroker/cryptobroker";
import type { SignCertificateInput } from "../../../operations/certificate/caller-issuer-checks.ts";
import { signCertificate as operation } from "../../../operations/certificate/sign-certificate.ts";
import { row } from "../row.ts";
import { correlationOf, descriptor, echo, profileOf } from "./common-fields.ts";
import { validate } from "./phrases.ts";
import { SIGN_RULES } from "./validation.ts";

export const signCertificate = row({
  rpc: "SignCertificate",
  request: SignCertificateRequestSchema,
  response: SignCertificateResponseSchema,
  operation,
  correlationOf,
  profileOf,
  validate: (request) => validate(SIGN_RULES, request),
  decode: (request) => {
    try {
      return readInput(request);
    } catch (error) {
      if (!(error instanceof KeywardError)) throw error;
      throw new KeywardError(error.code, `error parsing request data: ${error.message}`, { cause: error });
    }
  },
  encode: ({ der, signatureAlgorithm }, request, { profile }) => ({
    metadata: echo(request),
    signedCertificate: signedCertificateOf(der, request.outputFormat),
    descriptor: descriptor(profile, "SignCertificate", signatureAlgorithm),
  }),
});

function readInput(request: SignCertificateRequest): SignCertificateInput {
  return {
    request: readBrokerRequest(request.csr),
    issuerKey: readBrokerKey(request.caPrivateKey),
    issuer: readBrokerCertificate(request.caCert),
    asked: { notBeforeMs: milliseconds(request.validNotBefore), notAfterMs: milliseconds(request.validNotAfter) },
    subject: request.subject ?? "",
    crlDistributionPoints: request.crlDistributionPoints,
  };
}

/** Above 2^53 the number is not exact, and far beyond any time that a profile permits. */
function milliseconds(seconds: bigint | undefined): number | undefined {
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

function signedCertificateOf(der: Uint8Array, format: SignOutputFormat) {
  return format === SignOutputFormat.PEM
    ? { case: "pem" as const, value: encodePem("CERTIFICATE", der) }
    : { case: "der" as const, value: der };
}
