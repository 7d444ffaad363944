import { unhex } from "../hex.ts";
import { macCase } from "../mac-case.ts";
import { type AcvpCase, type AcvpGroup, acvp } from "./acvp.ts";

interface MacCase extends AcvpCase {
  readonly key: string;
  readonly msg: string;
  readonly mac: string;
}

export const acvpMac = acvp<MacCase, AcvpGroup & { readonly tests: readonly MacCase[] }>(
  /^HMAC-/,
  async (test, _group, engine, folder) =>
    macCase(engine, {
      algorithm: hmacName(folder.replace(/^HMAC-(.*)-2\.0$/, "$1")),
      keyType: "HMAC",
      key: unhex(test.key),
      data: unhex(test.msg),
      tag: unhex(test.mac),
      isValid: test.testPassed ?? true,
    }),
);

/** @param hash as SHA2-512-256, SHA2-512/256 or SHA3-256 */
export function hmacName(hash: string): string {
  return `HMAC-${hash.replace(/^SHA2-/, "SHA-").replace(/^(SHA-512)-/, "$1/")}`;
}
