import { CertificateService } from "@keyward/proto/gen/keyward/v1/certificate_pb";
import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { okOf, refusalText } from "../engine/answer.ts";
import type { Engine } from "../engine/engine.ts";
import { decapsulateCase } from "./decapsulate-case.ts";
import { importCase } from "./import-case.ts";
import { type CaseResult, failed, PASSED, type Runner, skipped, type VectorFile, type Verdict } from "./runner.ts";

interface Artifact {
  readonly name: string;
  readonly b64: string;
}

/** Keys, self-signed certificates and KEM pairs of the IETF hackathon: one artifact for each line. */
export const pqcArtifacts: Runner = {
  takes: (path) => /^pqc-artifacts\/[^/]*\.jsonl$/.test(path),
  async *run(file, engine): AsyncIterable<CaseResult> {
    const artifacts = file
      .text()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Artifact);
    const byName = new Map(artifacts.map(({ name, b64 }) => [name, Buffer.from(b64, "base64")]));
    for (const [name, data] of byName) yield { id: name, verdict: await judge(name, data, byName, engine) };
  },
};

async function judge(name: string, data: Buffer, all: ReadonlyMap<string, Buffer>, engine: Engine): Promise<Verdict> {
  if (/_priv(\.der)?$/.test(name)) return importCase(engine, { format: KeyFormat.PKCS8, data }, true);
  if (/_ta\.der$/.test(name)) return selfSigned(engine, data, name);
  if (/_ciphertext\.bin$/.test(name)) return decapsulates(name, data, all, engine);
  if (/_ss\.bin$/.test(name)) return skipped("the shared secret of the ciphertext that is judged with it");
  if (/_ee\.der$/.test(name)) return skipped("a certificate for a KEM key, judged with the root that signed it");
  return failed("no kind of artifact that is known");
}

/** @returns whether the certificate is a good path of its own */
async function selfSigned(engine: Engine, certificate: Uint8Array, what: string): Promise<Verdict> {
  const answer = await engine.call(CertificateService.method.verifyCertificateChain, {
    certificate,
    roots: [certificate],
  });
  const verified = okOf(answer);
  if (verified?.valid === true) return PASSED;
  return failed(
    `${what}: ${verified === undefined ? refusalText(answer) : `${verified.fault}: ${verified.explanation}`}`,
  );
}

async function decapsulates(
  name: string,
  ciphertext: Buffer,
  all: ReadonlyMap<string, Buffer>,
  engine: Engine,
): Promise<Verdict> {
  const stem = name.replace(/_ciphertext\.bin$/, "");
  const [shared, seed] = [all.get(`${stem}_ss.bin`), [...all].find(([other]) => other.startsWith(`${stem}_seed`))?.[1]];
  if (shared === undefined || seed === undefined) return failed("its key or its secret is not there");
  const algorithm = /^ml-kem-\d+/.exec(name)![0].toUpperCase();
  const key = { format: KeyFormat.PKCS8, data: seed, usages: ["decapsulate"] };
  return decapsulateCase(engine, { key, algorithm, ciphertext, shared, isValid: true });
}

/** The examples of RFC 9881, RFC 9935 and RFC 9909. */
export const pqcRfcExamples: Runner = {
  takes: (path) => path.startsWith("pqc-artifacts/rfc/"),
  async *run(file, engine): AsyncIterable<CaseResult> {
    yield { id: "the file", verdict: await judgeExample(file, engine) };
  },
};

async function judgeExample(file: VectorFile, engine: Engine): Promise<Verdict> {
  const data = Buffer.from(file.text());
  const isBad = file.path.includes("/bad-");
  if (file.path.endsWith(".priv")) return importCase(engine, { format: KeyFormat.PKCS8, data }, !isBad);
  if (file.path.endsWith(".pub")) return importCase(engine, { format: KeyFormat.SPKI, data }, true);
  if (file.path.includes("ML-KEM")) return skipped("a certificate for a KEM key, whose issuer is another example");
  return selfSigned(engine, certificateIn(data), file.path);
}

/** Some examples have text before the certificate. */
function certificateIn(data: Buffer): Buffer {
  const at = data.indexOf("-----BEGIN CERTIFICATE-----");
  return at < 0 ? data : data.subarray(at);
}
