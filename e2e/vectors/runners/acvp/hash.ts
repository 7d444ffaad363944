import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { okOf, refusalText } from "../../engine/answer.ts";
import { expectBytes, skipped } from "../runner.ts";
import { type AcvpCase, type AcvpGroup, acvp } from "./acvp.ts";

interface HashCase extends AcvpCase {
  readonly msg?: string;
  /** Bits. */
  readonly len?: number;
  readonly md?: string;
  readonly outLen?: number;
  readonly largeMsg?: { readonly content: string; readonly contentLength: number; readonly fullLength: number };
}

interface HashGroup extends AcvpGroup {
  readonly tests: readonly HashCase[];
}

const CHUNK_BYTES = 1024 * 1024;

export const acvpHash = acvp<HashCase, HashGroup>(/^(SHA2|SHA3|SHAKE)-/, async (test, _group, engine, folder) => {
  const algorithm = nameOf(folder);
  if (test.md === undefined) return skipped("Monte Carlo: a loop over the one-shot that the other cases test");
  const want = Buffer.from(test.md, "hex");
  const outputBytes = test.outLen === undefined ? 0 : test.outLen / 8;
  if (test.largeMsg !== undefined) {
    const answer = await engine.stream(CryptoService.method.hashStream, repeat(test.largeMsg, algorithm));
    return expectBytes(okOf(answer)?.[0]?.digest, want, refusalText(answer));
  }
  const data = Buffer.from(test.msg ?? "", "hex").subarray(0, (test.len ?? 0) / 8);
  const answer = await engine.call(CryptoService.method.hash, { algorithm, data, outputBytes });
  return expectBytes(okOf(answer)?.digest, want, refusalText(answer));
});

/** SHA2-512-256-1.0 is SHA-512/256. */
function nameOf(folder: string): string {
  const name = folder.replace(/-(\d\.\d|FIPS202)$/, "");
  return name.replace(/^SHA2-512-/, "SHA-512/").replace(/^SHA2-/, "SHA-");
}

function* repeat({ content, fullLength }: NonNullable<HashCase["largeMsg"]>, algorithm: string) {
  yield { part: { case: "begin" as const, value: { algorithm } } };
  const piece = Buffer.from(content, "hex");
  const chunk = Buffer.concat(Array(Math.max(1, Math.floor(CHUNK_BYTES / piece.length))).fill(piece));
  let leftBytes = fullLength / 8;
  while (leftBytes > 0) {
    const value = chunk.subarray(0, Math.min(chunk.length, leftBytes));
    leftBytes -= value.length;
    yield { part: { case: "chunk" as const, value } };
  }
}
