import assert from "node:assert/strict";
import { test } from "node:test";
import { SignOutputFormat } from "@keyward/proto/gen/cryptobroker/cryptobroker_pb";
import { CertificateService } from "@keyward/proto/gen/keyward/v1/certificate_pb";
import { answerOf, BrokerClient } from "../../suites/crypto-broker/broker-client.ts";
import { startServer } from "../../suites/crypto-broker/server-process.ts";
import { SIGN_PROFILES } from "../../suites/crypto-broker/sign-material.ts";
import type { Chain } from "../peer.ts";
import type { Coverage, SidesOf } from "./setup.ts";

/** Its issuers have keys of P-384, its certificates are for client authentication. */
const PROFILE = "Default";

/** Certificates with a CA of the peer's: the one way to issue without a cluster. */
export function issuingCases({ peer: name }: Coverage, sides: SidesOf): void {
  test(`a certificate that Keyward issues with ${name}'s CA, for a request that Keyward made, verifies with ${name}`, async () => {
    const { keyward, peer } = sides();
    const key = await keyward.generate("EC-P256", ["sign"]);
    const { pem: csr } = await keyward.call(CertificateService.method.createCertificateRequest, {
      key,
      subject: "CN=shop",
      dnsNames: ["shop.example"],
    });
    const { root, rootKey } = await peer.ask<Chain>("makeChain", { type: "EC-P384" });
    const leaf = await issued(csr, root, rootKey);
    assert.partialDeepStrictEqual(await peer.ask("verifyChain", { root, leaf }), { valid: true });
    const other = await peer.ask<Chain>("makeChain", { type: "EC-P384" });
    assert.partialDeepStrictEqual(await peer.ask("verifyChain", { root: other.root, leaf }), { valid: false });
  });
}

async function issued(csr: string, caCert: string, caPrivateKey: string): Promise<string> {
  const server = await startServer({ profiles: SIGN_PROFILES });
  try {
    using client = new BrokerClient(server.socket);
    const request = { profile: PROFILE, csr, caCert, caPrivateKey, outputFormat: SignOutputFormat.PEM };
    const { signedCertificate } = answerOf(await client.signCertificate(request));
    assert.equal(signedCertificate.case, "pem");
    return signedCertificate.value as string;
  } finally {
    await server.stop();
  }
}
