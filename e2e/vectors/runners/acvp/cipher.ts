import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { cipherCase } from "../cipher-case.ts";
import { unhex } from "../hex.ts";
import { skipped } from "../runner.ts";
import { type AcvpCase, type AcvpGroup, acvp } from "./acvp.ts";

interface CipherCase extends AcvpCase {
  readonly key: string;
  readonly iv?: string;
  readonly aad?: string;
  readonly pt?: string;
  readonly ct?: string;
  readonly tag?: string;
  readonly resultsArray?: unknown;
}

interface CipherGroup extends AcvpGroup {
  readonly kwCipher?: string;
  readonly tests: readonly CipherCase[];
}

const MODES: ReadonlyMap<string, string> = new Map([
  ["CBC", "CBC-NOPAD"],
  ["GCM", "GCM"],
  ["KW", "KW"],
  ["KWP", "KWP"],
]);

export const acvpCipher = acvp<CipherCase, CipherGroup>(/^ACVP-AES-/, async (test, group, engine, folder) => {
  if (test.resultsArray !== undefined)
    return skipped("Monte Carlo: a loop over the one-shot that the other cases test");
  if (group.kwCipher === "inverse") return skipped("key wrap with the inverse cipher is not offered (SP 800-38F, 5.1)");
  const key = unhex(test.key);
  return cipherCase(engine, {
    key: { format: KeyFormat.RAW, data: key, type: `AES-${key.length * 8}`, usages: ["encrypt", "decrypt"] },
    algorithm: `AES-${key.length * 8}-${MODES.get(folder.split("-")[2]!)}`,
    plaintext: unhex(test.pt),
    ciphertext: unhex(test.ct),
    tag: unhex(test.tag),
    associatedData: unhex(test.aad),
    nonce: test.iv === undefined ? undefined : unhex(test.iv),
    isValid: test.testPassed ?? true,
  });
});
