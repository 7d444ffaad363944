import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { okOf, refusalText } from "../engine/answer.ts";
import type { Engine } from "../engine/engine.ts";
import { expectBytes, expectRefusal, failed, PASSED, type Verdict } from "./runner.ts";

export interface MacCase {
  readonly algorithm: string;
  readonly keyType: string;
  readonly key: Uint8Array;
  readonly data: Uint8Array;
  readonly tag: Uint8Array;
  readonly customization?: Uint8Array;
  /** Undefined: either is right. */
  readonly isValid: boolean | undefined;
}

/** Verifies the tag, and computes it where the case is valid. */
export async function macCase(engine: Engine, test: MacCase): Promise<Verdict> {
  const { algorithm, data, tag, customization = new Uint8Array() } = test;
  const key = { format: KeyFormat.RAW, data: test.key, type: test.keyType, usages: ["sign", "verify"] };
  const answer = await engine.withKey(key, async (ref) => {
    const common = { key: ref, algorithm, data, customization };
    const verified = await engine.call(CryptoService.method.verifyMac, { ...common, tag });
    const computed = await engine.call(CryptoService.method.computeMac, { ...common, tagBytes: tag.length });
    return { ok: { verified, computed } };
  });
  const both = okOf(answer);
  const isValid = both !== undefined && okOf(both.verified)?.valid === true;
  if (test.isValid === undefined) return PASSED;
  if (!test.isValid) return expectRefusal(isValid);
  if (both === undefined) return failed(refusalText(answer));
  const verdict = expectBytes(okOf(both.computed)?.tag, tag, refusalText(both.computed));
  if (verdict !== PASSED) return verdict;
  return isValid ? PASSED : failed(`the tag was computed, and did not verify: ${refusalText(both.verified)}`);
}
