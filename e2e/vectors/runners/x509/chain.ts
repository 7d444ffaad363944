import { CertificateService } from "@keyward/proto/gen/keyward/v1/certificate_pb";
import { okOf, refusalText } from "../../engine/answer.ts";
import type { Engine } from "../../engine/engine.ts";
import { jsonLines } from "../json-lines.ts";
import { type CaseResult, expectRefusal, failed, PASSED, type Runner, skipped, type Verdict } from "../runner.ts";

interface ChainCase {
  readonly name: string;
  /** Leaf first. */
  readonly chain: readonly string[];
  readonly test: {
    readonly utc_time: string;
    readonly key_purpose: string;
    readonly last_cert_trust: string;
    /** Where the path must not hold. */
    readonly ERROR?: string;
  };
}

/** When BoringSSL's tests are judged where they name no time: their certificates begin to be valid then. */
const DEFAULT_TIME = Date.UTC(2021, 9, 5, 12) / 1000;

const PURPOSES: ReadonlyMap<string, string> = new Map([
  ["ANY_EKU", ""],
  ["SERVER_AUTH", "serverAuth"],
  ["CLIENT_AUTH", "clientAuth"],
]);

/** Purposes of other protocols, which ask for more than their key purpose. */
const OTHER_PURPOSES = /^(MLS|C2PA|RCS)_/;

export const boringsslChains: Runner = {
  takes: (path) => path === "x509/certs/boringssl-chain.jsonl",
  async *run(file, engine): AsyncIterable<CaseResult> {
    for (const test of jsonLines<ChainCase>(file)) yield { id: test.name, verdict: await judge(test, engine) };
  },
};

async function judge({ chain, test }: ChainCase, engine: Engine): Promise<Verdict> {
  if (OTHER_PURPOSES.test(test.key_purpose)) return skipped("purposes of MLS, C2PA and RCS are not judged");
  const purpose = PURPOSES.get(test.key_purpose.replace(/_STRICT(_LEAF)?$/, ""));
  if (purpose === undefined) return failed(`a purpose that is not known: ${test.key_purpose}`);
  const certificates = chain.map((pem) => Buffer.from(pem));
  const trust = test.last_cert_trust;
  const answer = await engine.call(CertificateService.method.verifyCertificateChain, {
    certificate: certificates[0]!,
    intermediates: certificates.slice(1, -1),
    roots: isAnchor(trust, chain.length) ? certificates.slice(-1) : [],
    at: BigInt(timeOf(test.utc_time)),
    purpose,
    strictPurpose: test.key_purpose.includes("_STRICT"),
    checkRootValidity: trust.includes("EXPIRATION"),
    constrainRoots: trust.includes("CONSTRAINTS"),
    trustLeaf: trust.includes("LEAF"),
  });
  const verified = okOf(answer);
  if (test.ERROR !== undefined) return expectRefusal(verified?.valid === true);
  if (verified?.valid === true) return PASSED;
  if (verified?.explanation.includes("SHA-1"))
    return skipped("SHA-1 signatures are refused, whatever the digest policy of the case");
  return failed(verified === undefined ? refusalText(answer) : `${verified.fault}: ${verified.explanation}`);
}

/** What is trusted as a leaf alone vouches for nothing but itself. */
function isAnchor(trust: string, length: number): boolean {
  return trust !== "DISTRUSTED" && (length === 1 || !trust.startsWith("TRUSTED_LEAF"));
}

/** YYMMDDhhmmssZ */
function timeOf(text: string): number {
  const parts = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return DEFAULT_TIME;
  const [year = 0, month = 1, day, hour, minute, second] = parts;
  return Date.UTC(2000 + year, month - 1, day, hour, minute, second) / 1000;
}
