import { unhex } from "../hex.ts";
import { macCase } from "../mac-case.ts";
import { validityOf, type WycheproofCase, wycheproof } from "./wycheproof.ts";

interface MacCase extends WycheproofCase {
  readonly key: string;
  readonly msg: string;
  readonly tag: string;
}

/** File name to algorithm and key type; AES keys are named by their own size. */
const FILES: readonly (readonly [file: RegExp, algorithm: string, keyType: string])[] = [
  [/^hmac_sha(224|256|384|512)_test/, "HMAC-SHA-$1", "HMAC"],
  [/^hmac_sha512_(224|256)_test/, "HMAC-SHA-512/$1", "HMAC"],
  [/^hmac_sha3_(\d+)_test/, "HMAC-SHA3-$1", "HMAC"],
  [/^kmac(128|256)_no_customization_test/, "KMAC-$1", "KMAC"],
  [/^aes_cmac_test/, "AES-CMAC", "AES-bits"],
];

export const wycheproofMac = wycheproof<MacCase, { readonly tests: readonly MacCase[] }>(
  /^(hmac_|kmac|aes_cmac)/,
  async (test, _group, engine, file) => {
    const name = file.path.slice("wycheproof/".length);
    const [pattern, algorithm, type] = FILES.find(([candidate]) => candidate.test(name))!;
    const key = unhex(test.key);
    return macCase(engine, {
      algorithm: algorithm.replace("$1", pattern.exec(name)![1] ?? ""),
      keyType: type.replace("bits", String(key.length * 8)),
      key,
      data: unhex(test.msg),
      tag: unhex(test.tag),
      isValid: validityOf(test),
    });
  },
);
