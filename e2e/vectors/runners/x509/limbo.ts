import { CertificateService } from "@keyward/proto/gen/keyward/v1/certificate_pb";
import { okOf, refusalText } from "../../engine/answer.ts";
import { type CaseResult, expectRefusal, failed, PASSED, REFUSED, type Runner } from "../runner.ts";

interface LimboCase {
  readonly id: string;
  readonly trusted_certs: readonly string[];
  readonly untrusted_intermediates: readonly string[];
  readonly peer_certificate: string;
  readonly validation_time: string | null;
  readonly expected_result: "SUCCESS" | "FAILURE";
  readonly expected_peer_name: { readonly kind: string; readonly value: string } | null;
}

/** Chains of C2SP's x509-limbo, as of web sites. */
export const limboChains: Runner = {
  takes: (path) => /^x509\/limbo\/.*\.limbo\.json$/.test(path),
  async *run(file, engine): AsyncIterable<CaseResult> {
    const test = file.json<LimboCase>();
    const pem = (texts: readonly string[]) => texts.map((text) => Buffer.from(text));
    const time = test.validation_time === null ? Date.now() : Date.parse(test.validation_time);
    const answer = await engine.call(CertificateService.method.verifyCertificateChain, {
      certificate: Buffer.from(test.peer_certificate),
      intermediates: pem(test.untrusted_intermediates),
      roots: pem(test.trusted_certs),
      at: BigInt(Math.floor(time / 1000)),
      dnsName: test.expected_peer_name?.kind === "DNS" ? test.expected_peer_name.value : "",
      purpose: "serverAuth",
    });
    const verified = okOf(answer);
    const why = verified === undefined ? refusalText(answer) : `${verified.fault}: ${verified.explanation}`;
    const isValid = verified?.valid === true;
    if (test.expected_result === "FAILURE") yield { id: test.id, verdict: expectRefusal(isValid) };
    else yield { id: test.id, verdict: isValid ? PASSED : failed(why) };
  },
};

/** Certificates that must be refused as they stand: keys with explicit curve parameters. */
export const limboCertificates: Runner = {
  takes: (path) => /^x509\/limbo\/.*\.pem$/.test(path),
  async *run(file, engine): AsyncIterable<CaseResult> {
    const certificate = Buffer.from(file.text());
    const request = { certificate, roots: [certificate] };
    const answer = await engine.call(CertificateService.method.verifyCertificateChain, request);
    yield { id: "the certificate", verdict: okOf(answer)?.valid === true ? failed("accepted") : REFUSED };
  },
};
