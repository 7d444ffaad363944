import { CertificateService } from "@keyward/proto/gen/keyward/v1/certificate_pb";
import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { okOf } from "../engine/answer.ts";
import type { Engine } from "../engine/engine.ts";
import { jsonLines } from "./json-lines.ts";
import { type CaseResult, PASSED, REFUSED, type Runner, type Verdict } from "./runner.ts";

interface Seed {
  readonly n: string;
  readonly b64: string;
}

/** Every decoder of the socket gets every seed: each call ends with an answer or an error of the server's own. */
export const fuzzSeeds: Runner = {
  takes: (path) => path.startsWith("fuzz-seeds/"),
  async *run(file, engine): AsyncIterable<CaseResult> {
    for (const { n, b64 } of jsonLines<Seed>(file))
      yield { id: n, verdict: await feed(Buffer.from(b64, "base64"), engine) };
  },
};

async function feed(data: Buffer, engine: Engine): Promise<Verdict> {
  const { importKey } = KeyService.method;
  const { verifyCertificateChain } = CertificateService.method;
  const accepted = [
    okOf(await engine.call(verifyCertificateChain, { certificate: data, roots: [data] })) !== undefined,
    await imports(data, KeyFormat.PKCS8, engine),
    await imports(data, KeyFormat.SPKI, engine),
    okOf(await engine.call(importKey, { format: KeyFormat.JWK, data })) !== undefined,
  ];
  return accepted.includes(true) ? PASSED : REFUSED;
}

async function imports(data: Buffer, format: KeyFormat, engine: Engine): Promise<boolean> {
  return okOf(await engine.withKey({ format, data }, async () => ({ ok: true }))) === true;
}
