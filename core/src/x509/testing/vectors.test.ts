import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { KeywardError } from "../../errors/keyward-error.ts";
import { decodePem, decodePemBlocks } from "../../text/pem.ts";
import { parseCertificate } from "../certificates/certificate.ts";
import { formatName } from "../names/name-text.ts";
import { KEY_PURPOSES } from "../oids.ts";
import { candidateOf } from "../path/candidate.ts";
import { findPath } from "../path/find-path.ts";
import { parseCertificateRequest } from "../requests/certificate-request.ts";
import { verifySignature } from "../signatures/signature.ts";

/** Public test vectors, laid beside a checkout; they are read in place and are no part of the repository. */
const VECTORS = join(import.meta.dirname, "../../../../../shared/vectors/x509");
const skip = !existsSync(VECTORS) && "no test vectors beside this checkout (../shared/vectors)";

interface Labelled {
  readonly file: string;
  readonly expect: "accept" | "reject" | "policy";
}

/** Accepted by the label; its RSASSA-PSS hash is SHA-1 all the same, so it passes only where SHA-1 may. */
const SHA1_IN_PARAMETERS = "mbedtls/server9.req.sha1";

/** Of another suite: SHA-1 was still accepted, and a purpose has rules of its own. */
const OTHER_RULES: ReadonlySet<string> = new Set([
  "issuer-and-subject-not-byte-for-byte-equal/anchor.test",
  "target-eku-any/mlsclientauth.test",
]);
const PURPOSES: ReadonlyMap<string, string> = new Map([
  ["SERVER_AUTH", KEY_PURPOSES.get("serverAuth")!],
  ["CLIENT_AUTH", KEY_PURPOSES.get("clientAuth")!],
  ["C2PA_TIMESTAMPING", KEY_PURPOSES.get("timeStamping")!],
  ["C2PA_MANIFEST", "1.3.6.1.5.5.7.3.36"],
  ["MLS_CLIENT_AUTH", "2.23.146.2.1.5"],
]);

/** @param time as YYMMDDHHMMSSZ, or DEFAULT */
function timeOf(time: string): number {
  if (time === "DEFAULT") return Date.UTC(2021, 9, 6);
  const [year = 0, month = 1, day, hour] = time.match(/\d\d/g)!.map(Number);
  return Date.UTC(2000 + year, month - 1, day, hour);
}

interface Line {
  readonly name: string;
  readonly title: string;
  /** Hexadecimal. */
  readonly der: string;
  readonly pem: string;
  readonly mbedtls_result: string | number;
  readonly chain: readonly string[];
  readonly test: { readonly last_cert_trust: string; readonly utc_time: string; readonly key_purpose: string };
}

/** @returns the file's objects; which fields are there depends on the file */
const lines = (name: string): Line[] =>
  readFileSync(join(VECTORS, name), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

function derOf(bytes: Buffer): Uint8Array {
  return bytes.includes("-----BEGIN") ? decodePem(bytes.toString("latin1")).bytes : bytes;
}

function judge(file: string): void {
  const request = parseCertificateRequest(derOf(readFileSync(join(VECTORS, "csr", file))));
  formatName(request.subject);
  verifySignature(request, request.publicKey, { allowSha1: file === SHA1_IN_PARAMETERS });
}

describe("requests that others have written", { skip }, () => {
  const labelled: Labelled[] = skip ? [] : JSON.parse(readFileSync(join(VECTORS, "csr/index.json"), "utf8"));

  for (const { file, expect } of labelled) {
    // What the label leaves to policy is odd or has a weak hash: refused as long as nobody asks for it.
    const verb = expect === "accept" ? "accepted" : "refused";
    test(`${file} is ${verb}`, () => {
      if (expect === "accept") judge(file);
      else assert.throws(() => judge(file), { name: "KeywardError", code: "INVALID_ARGUMENT" });
    });
  }

  test("SHA-1 signatures pass where they are asked for, and not otherwise", () => {
    const request = parseCertificateRequest(derOf(readFileSync(join(VECTORS, "csr/pyca/rsa_sha1.pem"))));
    verifySignature(request, request.publicKey, { allowSha1: true });
    assert.throws(() => verifySignature(request, request.publicKey), /SHA-1 signatures are not accepted/);
  });

  test("malformed requests are refused by the parser alone, well-formed ones are not", () => {
    // One of them is refused elsewhere for a critical extension that nobody knows; here no extension is taken over.
    const known = "X509 CSR ASN.1 (Unsupported critical extension, critical=true)";
    for (const { title, der, mbedtls_result } of lines("csr/mbedtls-inline.jsonl")) {
      const parse = () => parseCertificateRequest(Buffer.from(der, "hex"));
      if (String(mbedtls_result) === "0" || title === known) parse();
      else assert.throws(parse, { code: "INVALID_ARGUMENT" }, title);
    }
  });
});

describe("certificates that others have written", { skip }, () => {
  const verifyLinks = (chain: readonly string[]): number => {
    const parsed = chain.map((pem) => parseCertificate(decodePem(pem).bytes));
    const links = parsed.slice(0, -1).map((certificate, index) => [certificate, parsed[index + 1]!] as const);
    for (const [certificate, issuer] of links) verifySignature(certificate, issuer.publicKey, { allowSha1: true });
    return links.length;
  };

  test("each link of their chains verifies, except where the name says that the signature is wrong", () => {
    let links = 0;
    for (const { name, chain } of lines("certs/boringssl-chain.jsonl")) {
      if (name.includes("wrong-signature")) assert.throws(() => verifyLinks(chain), /it does not verify/, name);
      else links += verifyLinks(chain);
    }
    assert.ok(links > 100, `${links} links`);
  });

  /** Chains of one test suite: what its names say is mapped to our flags. */
  const verdictOf = async ({ test: asked, chain }: Line): Promise<string> => {
    const candidates = chain.flatMap(decodePemBlocks).map(({ bytes }) => candidateOf(bytes));
    const trust = asked.last_cert_trust;
    const isRoot = trust !== "DISTRUSTED" && (trust !== "TRUSTED_LEAF" || candidates.length === 1);
    const verdict = await findPath({
      leaf: candidates[0]!,
      intermediates: candidates.slice(1, -1),
      roots: isRoot ? [candidates.at(-1)!] : [],
      atMs: timeOf(asked.utc_time),
      host: undefined,
      purpose: PURPOSES.get(asked.key_purpose.replace(/_STRICT.*$/, "")),
      strictPurpose: asked.key_purpose.includes("_STRICT"),
      checkRootValidity: trust.includes("EXPIRATION"),
      constrainRoots: trust.includes("CONSTRAINTS"),
      trustLeaf: trust.includes("LEAF"),
      revocationLists: [],
    });
    return verdict.valid ? "valid" : verdict.fault.code;
  };

  test("whole chains hold or do not, as their authors say", async () => {
    for (const line of lines("certs/boringssl-chain.jsonl")) {
      if (OTHER_RULES.has(line.name)) continue;
      const verdict = await verdictOf(line);
      const expected = "ERROR" in line.test ? "invalid" : "valid";
      assert.equal(verdict === "valid" ? "valid" : "invalid", expected, `${line.name}: ${verdict}`);
    }
  });

  test("the malformed certificates of others are refused, the others are read", () => {
    for (const { title, der, mbedtls_result } of lines("certs/mbedtls-crt.jsonl")) {
      const read = () => candidateOf(Buffer.from(der, "hex"));
      // Its authors leave the serial number out, or know no critical extension that we hand to the path's checks.
      const isOdd = String(mbedtls_result) === "0" || title.includes("Unsupported critical extension");
      if (!isOdd) assert.throws(read, { code: "INVALID_ARGUMENT" }, title);
    }
  });

  test("every other certificate is parsed or refused with an error of ours", () => {
    const ders = [
      ...lines("certs/mbedtls-crt.jsonl").map(({ der }) => Buffer.from(der, "hex")),
      ...lines("certs/pyca-custom.jsonl").flatMap(({ pem }) => decodePemBlocks(pem).map(({ bytes }) => bytes)),
    ];
    let parsed = 0;
    for (const der of ders) {
      try {
        formatName(parseCertificate(der).subject);
        parsed++;
      } catch (error) {
        assert.ok(error instanceof KeywardError, String(error));
      }
    }
    assert.ok(parsed > 20, `${parsed} parsed`);
  });
});
