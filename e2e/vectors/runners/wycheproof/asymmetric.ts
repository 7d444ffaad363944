import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { okOf, refusalText } from "../../engine/answer.ts";
import { unhex } from "../hex.ts";
import { expectBytes, expectRefusal, PASSED, skipped } from "../runner.ts";
import { type WycheproofCase, wycheproof } from "./wycheproof.ts";

interface DecryptCase extends WycheproofCase {
  readonly msg: string;
  readonly ct: string;
  readonly label?: string;
}

interface DecryptGroup {
  readonly sha?: string;
  readonly mgfSha?: string;
  readonly privateKeyPkcs8: string;
  readonly tests: readonly DecryptCase[];
}

const OFFERED = new Set(["SHA-256", "SHA-384", "SHA-512"]);

export const wycheproofOaep = wycheproof<DecryptCase, DecryptGroup>(
  /^rsa_(three_primes_)?oaep_/,
  async (test, group, engine) => {
    if (group.sha !== group.mgfSha) return skipped("MGF-1 over another hash than the label's is not offered");
    if (!OFFERED.has(group.sha ?? "")) return skipped(`RSA-OAEP over ${group.sha} is not in the registry`);
    const algorithm = `RSA-OAEP-${group.sha!.replace("SHA-", "SHA")}`;
    const key = { format: KeyFormat.PKCS8, data: unhex(group.privateKeyPkcs8), usages: ["decrypt"] };
    const request = { algorithm, ciphertext: unhex(test.ct), label: unhex(test.label ?? "") };
    const answer = await engine.withKey(key, (ref) =>
      engine.call(CryptoService.method.decryptAsymmetric, { key: ref, ...request }),
    );
    const plaintext = okOf(answer)?.plaintext;
    if (test.result === "invalid") return expectRefusal(plaintext !== undefined);
    if (test.result === "acceptable" && plaintext === undefined) return PASSED;
    return expectBytes(plaintext, unhex(test.msg), refusalText(answer));
  },
);

export const wycheproofPkcs1Decrypt = wycheproof<DecryptCase, DecryptGroup>(
  /^rsa_pkcs1_2048_test/,
  async (test, group, engine) => {
    const key = { format: KeyFormat.PKCS8, data: unhex(group.privateKeyPkcs8), usages: ["decrypt"] };
    const request = { algorithm: "RSAES-PKCS1-v1_5", ciphertext: unhex(test.ct) };
    const answer = await engine.withKey(key, (ref) =>
      engine.call(CryptoService.method.decryptAsymmetric, { key: ref, ...request }),
    );
    const plaintext = okOf(answer)?.plaintext;
    if (test.result === "invalid") return expectRefusal(plaintext !== undefined);
    return expectBytes(plaintext, unhex(test.msg), refusalText(answer));
  },
);
