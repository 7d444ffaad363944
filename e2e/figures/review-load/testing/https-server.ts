import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { defaultSignature } from "@keyward/core/algorithms/x509-signature";
import { encodePem } from "@keyward/core/text/pem";
import { createAuthorityCertificate } from "@keyward/core/x509/certificates/authority-certificate";
import { parseCertificate } from "@keyward/core/x509/certificates/certificate";
import { createServerCertificate } from "@keyward/core/x509/certificates/server-certificate";
import { createSigner } from "@keyward/core/x509/signatures/signer";

const SIGNATURE = defaultSignature("ecdsa", 256);
const HOUR_MS = 3_600_000;

/** An HTTPS server for tests that answers every request in one way, under an authority of its own. */
export class TestingServer implements AsyncDisposable {
  readonly #server: Server;
  readonly ca: string;
  /** How many TCP connections were opened. */
  connections = 0;

  private constructor(server: Server, ca: string) {
    this.#server = server.on("connection", () => this.connections++);
    this.ca = ca;
  }

  /** @param answer gets the request's body and gives status and body of the response */
  static async start(serverName: string, answer: (body: string) => [number, string]): Promise<TestingServer> {
    const { ca, ...pair } = await certificates(serverName);
    const server = createServer(pair, async (request, response) => {
      const [status, body] = answer(await text(request));
      response.writeHead(status).end(body);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    return new TestingServer(server, ca);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function certificates(serverName: string): Promise<{ ca: string; cert: string; key: string }> {
  const [authority, server] = [newKey(), newKey()];
  const sign = createSigner(authority.privateKey, SIGNATURE);
  const validity = { notBeforeMs: Date.now() - HOUR_MS, notAfterMs: Date.now() + HOUR_MS };
  const common = { signature: SIGNATURE, validity };
  const subject = [{ key: "CN", value: "testing authority" }];
  const ca = await createAuthorityCertificate({ ...common, subject, publicKey: authority.spki, pathLength: 0 }, sign);
  const identity = {
    ...common,
    issuer: parseCertificate(ca),
    publicKey: server.spki,
    dnsNames: [serverName],
    ipAddresses: [],
  };
  const cert = await createServerCertificate(identity, sign);
  return {
    ca: encodePem("CERTIFICATE", ca),
    cert: encodePem("CERTIFICATE", cert),
    key: server.privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
  };
}

function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { privateKey, spki: publicKey.export({ format: "der", type: "spki" }) };
}
