import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { encodePem } from "../../text/pem.ts";
import { readBrokerCertificate, readBrokerKey, readBrokerRequest } from "./broker-input.ts";

const junk = encodePem("CERTIFICATE", Uint8Array.of(0x30, 0x80));

const FAULTS: readonly [string, (pem: string) => unknown, string, string][] = [
  ["a request that is not PEM", readBrokerRequest, "x", "could not decode CSR as PEM file"],
  [
    "a request that is not PKCS#10",
    readBrokerRequest,
    junk,
    "could not parse certificate request, err: certificate request: the length is indefinite (at byte 2)",
  ],
  ["a key that is not PEM", readBrokerKey, "", "could not parse private key, err: key must be PEM encoded"],
  [
    "a key that is not one",
    readBrokerKey,
    encodePem("KEY", Uint8Array.of(0x30, 0)),
    "could not parse private key, err: private key version: is missing (at byte 2)",
  ],
  [
    "a CA certificate that is not PEM",
    readBrokerCertificate,
    "-----BEGIN CERTIFICATE-----",
    "could not parse x.509 CA cert from request, err: failed to decode PEM block containing certificate",
  ],
  [
    "a CA certificate under another label",
    readBrokerCertificate,
    junk.replaceAll("CERTIFICATE", "X509 CRL"),
    "could not parse x.509 CA cert from request, err: failed to decode PEM block containing certificate",
  ],
  [
    "a CA certificate that is malformed",
    readBrokerCertificate,
    junk,
    "could not parse x.509 CA cert from request, err: certificate: the length is indefinite (at byte 2)",
  ],
];

for (const [sentence, read, pem, message] of FAULTS) {
  test(`${sentence} is refused in the crypto-broker's words`, () => {
    assert.throws(() => read(pem), { code: "INVALID_ARGUMENT", message });
  });
}

test("a key is taken whatever its label says", () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const der = privateKey.export({ format: "der", type: "sec1" });
  assert.equal(readBrokerKey(encodePem("RSA PRIVATE KEY", der)).curve, "P-256");
});
