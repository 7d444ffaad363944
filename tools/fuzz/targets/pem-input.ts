import { encodePem } from "@keyward/core/text/pem";
import { readBrokerCertificate, readBrokerKey, readBrokerRequest } from "@keyward/core/x509/requests/broker-input";
import { TEXT_MUTATIONS } from "../mutate/text.ts";
import { CERTIFICATE_REQUESTS, CERTIFICATES } from "../seeds/certificates.ts";
import { PRIVATE_KEYS } from "../seeds/keys.ts";
import type { Target } from "../target.ts";

/** Which of the three a PEM text is meant to be; the first byte of an input says it. */
const READERS = [readBrokerRequest, readBrokerCertificate, readBrokerKey];
const TEXTS = [
  encodePem("CERTIFICATE REQUEST", CERTIFICATE_REQUESTS[0]!),
  encodePem("CERTIFICATE", CERTIFICATES[0]!),
  encodePem("X", PRIVATE_KEYS[0]!),
];

export const target: Target = {
  mutations: TEXT_MUTATIONS,
  seeds: TEXTS.map((text, index) => Buffer.from(String.fromCharCode(index) + text)),
  run(input) {
    const read = READERS[(input[0] ?? 0) % READERS.length]!;
    read(Buffer.from(input.subarray(1)).toString("utf8"));
  },
};
