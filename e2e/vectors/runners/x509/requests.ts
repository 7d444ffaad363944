import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { defaultSignature } from "@keyward/core/algorithms/x509-signature";
import { createAuthorityCertificate } from "@keyward/core/x509/certificates/authority-certificate";
import { createSigner } from "@keyward/core/x509/signatures/signer";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { okOf, refusalText } from "../../engine/answer.ts";
import type { Engine } from "../../engine/engine.ts";
import { jsonLines } from "../json-lines.ts";
import {
  type CaseResult,
  expectRefusal,
  failed,
  PASSED,
  REFUSED,
  type Runner,
  skipped,
  type Verdict,
} from "../runner.ts";

interface LabelledRequest {
  readonly file: string;
  /** policy: well formed but weak or odd; a profile may allow it. */
  readonly expect: "accept" | "reject" | "policy";
}

interface InlineRequest {
  readonly title: string;
  /** Hexadecimal. */
  readonly der: string;
  readonly mbedtls_result: string | number;
}

const INDEX = "x509/csr/index.json";
const HOUR_MS = 3_600_000;

/** Every labelled request asks for a certificate of a CA that the runner brings. */
export const certificateRequests: Runner = {
  takes: (path) => path.startsWith("x509/csr/") && path !== "x509/csr/mbedtls-inline.jsonl",
  async *run(file, engine): AsyncIterable<CaseResult> {
    // The requests themselves are judged where their labels are.
    if (file.path !== INDEX) return;
    const issuer = await bringIssuer();
    for (const { file: name, expect } of file.json<readonly LabelledRequest[]>()) {
      const request = file.sibling(`x509/csr/${name}`);
      // The other half of a divided folder has the same index.
      if (!request.exists()) continue;
      yield { id: name, verdict: judge(expect, await issue(request.bytes(), issuer, engine)) };
    }
  },
};

/** Requests of mbed TLS' own tests: most were edited after they were signed, so that most must be refused. */
export const inlineRequests: Runner = {
  takes: (path) => path === "x509/csr/mbedtls-inline.jsonl",
  async *run(file, engine): AsyncIterable<CaseResult> {
    const issuer = await bringIssuer();
    for (const { title, der, mbedtls_result } of jsonLines<InlineRequest>(file)) {
      const outcome = await issue(Buffer.from(der, "hex"), issuer, engine);
      const isMalformed = String(mbedtls_result) !== "0";
      yield { id: title, verdict: isMalformed ? expectRefusal(outcome === undefined) : judge("policy", outcome) };
    }
  },
};

interface Issuer {
  readonly pkcs8: Buffer;
  readonly certificate: Uint8Array;
}

async function bringIssuer(): Promise<Issuer> {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signature = defaultSignature("ecdsa", 256);
  const authority = {
    subject: [{ key: "CN", value: "vectors" }],
    publicKey: createPublicKey(privateKey).export({ format: "der", type: "spki" }),
    signature,
    validity: { notBeforeMs: Date.now() - HOUR_MS, notAfterMs: Date.now() + 48 * HOUR_MS },
    pathLength: undefined,
  };
  const certificate = await createAuthorityCertificate(authority, createSigner(privateKey, signature));
  return { pkcs8: privateKey.export({ format: "der", type: "pkcs8" }), certificate };
}

/** @returns why there is no certificate; undefined: there is one */
async function issue(csr: Uint8Array, { pkcs8, certificate }: Issuer, engine: Engine): Promise<string | undefined> {
  const key = { format: KeyFormat.PKCS8, data: pkcs8, usages: ["sign"] };
  const answer = await engine.withKey(key, (issuerKey) =>
    engine.call(CryptoService.method.signCertificate, { csr, issuerKey, issuerChain: [certificate] }),
  );
  return okOf(answer) === undefined ? refusalText(answer) : undefined;
}

function judge(expect: LabelledRequest["expect"], refusal: string | undefined): Verdict {
  if (expect === "reject") return expectRefusal(refusal === undefined);
  if (refusal === undefined) return PASSED;
  if (expect === "policy") return REFUSED;
  if (refusal.includes("SHA-1"))
    return skipped("the label overlooks that the hash in the request's PSS parameters is SHA-1");
  if (refusal.includes("rsa of 1024 bits")) return skipped("no profile can permit RSA keys below 2048 bits");
  return failed(refusal);
}
