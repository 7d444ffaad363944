import { CertificateService } from "@keyward/proto/gen/keyward/v1/certificate_pb";
import { okOf } from "../../engine/answer.ts";
import type { Engine } from "../../engine/engine.ts";
import { jsonLines } from "../json-lines.ts";
import { type CaseResult, expectRefusal, PASSED, REFUSED, type Runner, type Verdict } from "../runner.ts";

interface ParseCase {
  readonly name?: string;
  readonly title?: string;
  /** Hexadecimal. */
  readonly der?: string;
  readonly pem?: string;
  readonly text?: string;
  /** 0 where mbed TLS parses it. */
  readonly mbedtls_result?: string | number;
}

/**
 * Single certificates, good and malformed: no source says whether a path holds, so what counts is that each is read or refused
 * with an error of the server's own (faults of the server fail the file), and that what mbed TLS cannot read is never valid.
 */
export const singleCertificates: Runner = {
  takes: (path) => /^x509\/certs\/(mbedtls-crt|pyca-custom|boringssl-parse)\.jsonl$/.test(path),
  async *run(file, engine): AsyncIterable<CaseResult> {
    for (const test of jsonLines<ParseCase>(file)) {
      yield { id: test.name ?? test.title ?? "", verdict: await judge(test, engine) };
    }
  },
};

async function judge(test: ParseCase, engine: Engine): Promise<Verdict> {
  const certificate = test.der === undefined ? Buffer.from(test.pem ?? test.text ?? "") : Buffer.from(test.der, "hex");
  const request = { certificate, roots: [certificate] };
  const answer = await engine.call(CertificateService.method.verifyCertificateChain, request);
  const isMalformed = test.mbedtls_result !== undefined && String(test.mbedtls_result) !== "0";
  if (isMalformed) return expectRefusal(okOf(answer)?.valid === true);
  return okOf(answer) === undefined ? REFUSED : PASSED;
}
