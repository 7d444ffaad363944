import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { SignatureFormat } from "@keyward/proto/gen/keyward/v1/signature_pb";
import { okOf, refusalText } from "../../engine/answer.ts";
import { recordFiles } from "../cavp/cavp.ts";
import { deriveCase } from "../derive-case.ts";
import { unhex } from "../hex.ts";
import { macCase } from "../mac-case.ts";
import { parseRecords } from "../records.ts";
import { type CaseResult, expectBytes, type Runner, skipped } from "../runner.ts";
import { ecdsaName } from "../signature-name.ts";
import { verifyCase } from "../verify-case.ts";

/** RFC 4231 */
export const rfcHmac = recordFiles(
  /^rfc\/rfc-4231-sha\d+\.txt$/,
  (record) => record.has("MD"),
  async (record, engine, { path }) =>
    macCase(engine, {
      algorithm: `HMAC-SHA-${/sha(\d+)/.exec(path)![1]}`,
      keyType: "HMAC",
      key: unhex(record.get("Key")),
      data: unhex(record.get("Msg")),
      tag: unhex(record.get("MD")),
      isValid: true,
    }),
);

/** RFC 5869, appendix A; an empty line stands between the inputs of a case and its outputs. */
export const rfcHkdf: Runner = {
  takes: (path) => path === "rfc/rfc-5869-HKDF-SHA256.txt",
  async *run(file, engine): AsyncIterable<CaseResult> {
    const records = parseRecords(file.text().replace(/\n\s*\nPRK/g, "\nPRK")).filter((record) => record.has("OKM"));
    for (const [index, record] of records.entries()) {
      const want = unhex(record.get("OKM"));
      const value = { salt: unhex(record.get("salt")), info: unhex(record.get("info")) };
      const parameters = { case: "hkdf" as const, value };
      const secret = unhex(record.get("IKM"));
      const derivation = { algorithm: "HKDF-SHA256", secret, parameters, lengthBytes: want.length };
      yield { id: `case ${index + 1}`, verdict: await deriveCase(engine, derivation, want) };
    }
  },
};

interface EddsaCase {
  readonly name: string;
  readonly secretKey: string;
  readonly message: string;
  readonly context?: string;
  readonly signature: string;
}

/** RFC 8032, 7: deterministic, so the bytes must be the same. */
export const rfcEddsa: Runner = {
  takes: (path) => path.startsWith("rfc/8032-eddsa-"),
  async *run(file, engine): AsyncIterable<CaseResult> {
    const algorithm = file.path.includes("ed448") ? "Ed448" : "Ed25519";
    for (const test of file.json<readonly EddsaCase[]>()) {
      const key = { format: KeyFormat.RAW, data: unhex(test.secretKey), type: algorithm, usages: ["sign"] };
      const input = { case: "message" as const, value: unhex(test.message) };
      const options = { context: unhex(test.context) };
      const answer = await engine.withKey(key, (ref) =>
        engine.call(CryptoService.method.sign, { key: ref, algorithm, input, options }),
      );
      yield {
        id: test.name,
        verdict: expectBytes(okOf(answer)?.signature, unhex(test.signature), refusalText(answer)),
      };
    }
  },
};

interface DeterministicKey {
  readonly curve: string;
  readonly private: string;
  readonly cases: readonly {
    readonly hash: string;
    readonly message: string;
    readonly r: string;
    readonly s: string;
  }[];
}

const CURVES: ReadonlyMap<string, readonly [curve: string, bytes: number]> = new Map([
  ["NIST P-256", ["P-256", 32]],
  ["NIST P-384", ["P-384", 48]],
  ["NIST P-521", ["P-521", 66]],
]);

/** RFC 6979, appendix A.2: OpenSSL signs with fresh randomness, so the signatures are verified under the derived public key. */
export const rfcDeterministicEcdsa: Runner = {
  takes: (path) => path.startsWith("rfc/6979-"),
  async *run(file, engine): AsyncIterable<CaseResult> {
    for (const group of file.json<readonly DeterministicKey[]>()) {
      const [curve, bytes] = CURVES.get(group.curve) ?? [];
      for (const test of group.cases) {
        const id = `${group.curve} ${test.hash} ${test.message}`;
        const algorithm = curve && ecdsaName(curve, test.hash);
        if (curve === undefined || bytes === undefined || algorithm === undefined) {
          yield { id, verdict: skipped("curves and hashes of less than 128 bits of strength are not in the registry") };
          continue;
        }
        const fixed = (text: string) => unhex((text.length % 2 === 1 ? `0${text}` : text).padStart(2 * bytes, "0"));
        const data = fixed(group.private);
        const key = { format: KeyFormat.RAW, data, type: `EC-${curve.replace("-", "")}`, usages: ["verify"] };
        const signature = Buffer.concat([fixed(test.r), fixed(test.s)]);
        const options = { format: SignatureFormat.RAW };
        const message = Buffer.from(test.message);
        yield { id, verdict: await verifyCase(engine, { key, algorithm, message, signature, options, isValid: true }) };
      }
    }
  },
};
