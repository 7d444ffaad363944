import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { okOf, refusalText } from "../../engine/engine.ts";
import { expectBytes, expectRefusal, failed, PASSED, type Verdict } from "../runner.ts";
import { unhex, type WycheproofCase, wycheproof } from "./wycheproof.ts";

interface MacCase extends WycheproofCase {
  readonly key: string;
  readonly msg: string;
  readonly tag: string;
}

interface MacGroup {
  readonly tagSize: number;
  readonly tests: readonly MacCase[];
}

/** File name to algorithm and key type; AES keys are named by their own size. */
const FILES: readonly (readonly [file: RegExp, algorithm: string, keyType: string])[] = [
  [/^hmac_sha(224|256|384|512)_test/, "HMAC-SHA-$1", "HMAC"],
  [/^hmac_sha512_(224|256)_test/, "HMAC-SHA-512/$1", "HMAC"],
  [/^hmac_sha3_(\d+)_test/, "HMAC-SHA3-$1", "HMAC"],
  [/^kmac(128|256)_no_customization_test/, "KMAC-$1", "KMAC"],
  [/^aes_cmac_test/, "AES-CMAC", "AES-$1"],
];

/** Each tag is computed, and verified. */
export const wycheproofMac = wycheproof<MacCase, MacGroup>(
  /^(hmac_|kmac|aes_cmac)/,
  async (test, group, engine, file) => {
    const name = file.path.slice("wycheproof/".length);
    const [pattern, algorithmOf, typeOf] = FILES.find(([candidate]) => candidate.test(name))!;
    const algorithm = algorithmOf.replace("$1", pattern.exec(name)![1] ?? "");
    const key = unhex(test.key);
    const type = typeOf.replace("$1", String(key.length * 8));
    const [data, tag] = [unhex(test.msg), unhex(test.tag)];
    const request = { format: KeyFormat.RAW, data: key, type, usages: ["sign", "verify"] };
    const answer = await engine.withKey(request, async (ref) => {
      const verified = await engine.call(CryptoService.method.verifyMac, { key: ref, algorithm, data, tag });
      const computed = await engine.call(CryptoService.method.computeMac, {
        key: ref,
        algorithm,
        data,
        tagBytes: group.tagSize / 8,
      });
      return { ok: { verified, computed } };
    });
    const both = okOf(answer);
    const isValid = both !== undefined && okOf(both.verified)?.valid === true;
    if (test.result === "invalid") return expectRefusal(isValid);
    if (both === undefined) return failed(refusalText(answer));
    const verdict: Verdict = expectBytes(okOf(both.computed)?.tag, tag, refusalText(both.computed));
    return isValid && verdict === PASSED
      ? PASSED
      : failed(`verified: ${isValid}; computed: ${JSON.stringify(verdict)}`);
  },
);
