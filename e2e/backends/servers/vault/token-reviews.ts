import { generateKeyPairSync, randomUUID, sign, verify } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { encodeBase64url } from "@keyward/core/jose/base64url";
import { serverCertificate } from "../tls/certificate.ts";

export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

const LIFETIME_SECONDS = 3_600;

/** The part of an API server that reviews tokens, and the issuer of tokens of service accounts. */
export class TokenReviews implements AsyncDisposable {
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #server: Server;
  /** PEM */
  readonly ca: string;
  /** How many tokens were reviewed. */
  reviews = 0;

  private constructor({ ca, cert, key }: { ca: string; cert: string; key: string }) {
    this.ca = ca;
    this.#server = createServer({ cert, key }, async (request, response) => {
      const body = (await json(request)) as { spec?: { token?: string; audiences?: string[] } };
      const status = this.#review(body.spec?.token ?? "", body.spec?.audiences ?? []);
      response.writeHead(201, { "content-type": "application/json" });
      response.end(JSON.stringify({ apiVersion: "authentication.k8s.io/v1", kind: "TokenReview", status }));
    });
  }

  static async start(): Promise<TokenReviews> {
    const reviews = new TokenReviews(await serverCertificate("localhost"));
    await once(reviews.#server.listen(0, "127.0.0.1"), "listening");
    return reviews;
  }

  get url(): string {
    return `https://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** As the kubelet projects it. */
  token({ namespace, name }: ServiceAccount, audience: string): string {
    const now = Math.floor(Date.now() / 1_000);
    const account = { namespace, serviceaccount: { name, uid: uidOf(namespace, name) } };
    const claims = {
      iss: this.url,
      aud: [audience],
      sub: `system:serviceaccount:${namespace}:${name}`,
      iat: now,
      nbf: now,
      exp: now + LIFETIME_SECONDS,
      jti: randomUUID(),
      "kubernetes.io": account,
    };
    const text = [{ alg: "ES256", typ: "JWT" }, claims]
      .map((it) => encodeBase64url(Buffer.from(JSON.stringify(it))))
      .join(".");
    const key = { key: this.#keys.privateKey, dsaEncoding: "ieee-p1363" } as const;
    return `${text}.${encodeBase64url(sign("sha256", Buffer.from(text), key))}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #review(token: string, audiences: readonly string[]): object {
    this.reviews++;
    const [header = "", payload = "", signature = ""] = token.split(".");
    const key = { key: this.#keys.publicKey, dsaEncoding: "ieee-p1363" } as const;
    const text = Buffer.from(`${header}.${payload}`);
    if (!verify("sha256", text, key, Buffer.from(signature, "base64url")))
      return { authenticated: false, error: "bad token" };
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    const shared = audiences.length === 0 ? claims.aud : audiences.filter((it) => claims.aud.includes(it));
    if (shared.length === 0) return { authenticated: false, error: "wrong audience" };
    const { uid } = claims["kubernetes.io"].serviceaccount;
    return {
      authenticated: true,
      user: { username: claims.sub, uid, groups: ["system:serviceaccounts"] },
      audiences: shared,
    };
  }
}

/** One account, one uid, for as long as the process runs. */
const uids = new Map<string, string>();

function uidOf(namespace: string, name: string): string {
  const key = `${namespace}/${name}`;
  const uid = uids.get(key) ?? randomUUID();
  uids.set(key, uid);
  return uid;
}
