import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { type Answer, okOf, refusalText } from "../../engine/answer.ts";
import { unhex } from "../hex.ts";
import { expectBytes, expectRefusal, failed, PASSED, skipped } from "../runner.ts";
import { rsaName } from "../signature-name.ts";
import { verifyCase } from "../verify-case.ts";
import { mlDsaName, notSignedWith } from "./signature.ts";
import { type WycheproofCase, wycheproof } from "./wycheproof.ts";

interface SigningCase extends WycheproofCase {
  /** Absent in cases for the internal interface. */
  readonly msg?: string;
  readonly sig: string;
  readonly ctx?: string;
}

interface RsaGroup {
  readonly sha: string;
  readonly privateKeyPkcs8: string;
  readonly tests: readonly SigningCase[];
}

interface MlDsaGroup {
  readonly privateSeed?: string;
  readonly privateKey?: string;
  readonly publicKey?: string;
  readonly tests: readonly SigningCase[];
}

/** PKCS#1 v1.5 is deterministic: the bytes must be the same. */
export const wycheproofRsaSign = wycheproof<SigningCase, RsaGroup>(
  /^rsa_pkcs1_\d+_sig_gen/,
  async (test, group, engine) => {
    const algorithm = rsaName("PKCS1", group.sha);
    if (algorithm === undefined) return skipped(notSignedWith(group.sha));
    const key = { format: KeyFormat.PKCS8, data: unhex(group.privateKeyPkcs8), usages: ["sign"] };
    const input = { case: "message" as const, value: unhex(test.msg ?? "") };
    const answer = await engine.withKey(key, (ref) =>
      engine.call(CryptoService.method.sign, { key: ref, algorithm, input }),
    );
    return expectBytes(okOf(answer)?.signature, unhex(test.sig), refusalText(answer));
  },
);

/**
 * OpenSSL signs with fresh randomness, so the given signature is verified under the derived public key, and one of ours is
 * made and verified; what is invalid must not sign.
 */
export const wycheproofMlDsaSign = wycheproof<SigningCase, MlDsaGroup>(
  /^mldsa_\d+_sign/,
  async (test, group, engine, file) => {
    if (test.msg === undefined) return skipped("the internal interface, which takes mu, is not offered");
    const algorithm = mlDsaName(file.path);
    const data = unhex(group.privateSeed ?? group.privateKey ?? "");
    const key = { format: KeyFormat.RAW, data, type: algorithm, usages: ["sign", "verify"] };
    const input = { case: "message" as const, value: unhex(test.msg ?? "") };
    const options = { context: unhex(test.ctx ?? "") };
    const answer: Answer<boolean> = await engine.withKey(key, async (ref) => {
      const signed = await engine.call(CryptoService.method.sign, { key: ref, algorithm, input, options });
      if ("refusal" in signed) return signed;
      const { signature } = signed.ok;
      const verified = await engine.call(CryptoService.method.verify, {
        key: ref,
        algorithm,
        input,
        options,
        signature,
      });
      return "refusal" in verified ? verified : { ok: verified.ok.valid };
    });
    if (test.result === "invalid") return expectRefusal(okOf(answer) === true);
    if (okOf(answer) !== true) return failed(`signing and verifying: ${refusalText(answer)}`);
    if (test.sig === "" || test.sig === undefined) return PASSED;
    return verifyCase(engine, {
      key,
      algorithm,
      message: unhex(test.msg ?? ""),
      signature: unhex(test.sig),
      options,
      isValid: true,
    });
  },
);
