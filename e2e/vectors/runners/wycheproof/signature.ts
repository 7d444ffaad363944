import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { SignatureFormat } from "@keyward/proto/gen/keyward/v1/signature_pb";
import { unhex } from "../hex.ts";
import { skipped } from "../runner.ts";
import { ecdsaName, rsaName } from "../signature-name.ts";
import { verifyCase } from "../verify-case.ts";
import { validityOf, type WycheproofCase, wycheproof } from "./wycheproof.ts";

interface SignatureCase extends WycheproofCase {
  readonly msg: string;
  readonly sig: string;
  readonly ctx?: string;
}

interface VerifyGroup {
  readonly publicKey: { readonly curve: string } | string;
  readonly publicKeyDer: string;
  readonly sha: string;
  readonly mgfSha?: string;
  readonly sLen?: number;
  readonly tests: readonly SignatureCase[];
}

export function spki(der: string) {
  return { format: KeyFormat.SPKI, data: unhex(der), usages: ["verify"] };
}

export function notSignedWith(hash: string): string {
  return `signatures over ${hash} are not in the registry`;
}

export const wycheproofEcdsa = wycheproof<SignatureCase, VerifyGroup>(/^ecdsa_/, async (test, group, engine, file) => {
  const algorithm = ecdsaName((group.publicKey as { curve: string }).curve, group.sha);
  if (algorithm === undefined) return skipped(notSignedWith(group.sha));
  return verifyCase(engine, {
    key: spki(group.publicKeyDer),
    algorithm,
    message: unhex(test.msg),
    signature: unhex(test.sig),
    options: { format: file.path.includes("_p1363_") ? SignatureFormat.RAW : SignatureFormat.DER },
    isValid: validityOf(test),
  });
});

export const wycheproofEddsa = wycheproof<SignatureCase, VerifyGroup>(
  /^ed(25519|448)_/,
  async (test, group, engine, file) =>
    verifyCase(engine, {
      key: spki(group.publicKeyDer),
      algorithm: file.path.includes("ed448") ? "Ed448" : "Ed25519",
      message: unhex(test.msg),
      signature: unhex(test.sig),
      isValid: validityOf(test),
    }),
);

export const wycheproofRsaVerify = wycheproof<SignatureCase, VerifyGroup>(
  /^rsa_signature_/,
  async (test, group, engine) => {
    const algorithm = rsaName("PKCS1", group.sha);
    if (algorithm === undefined) return skipped(notSignedWith(group.sha));
    return verifyCase(engine, {
      key: spki(group.publicKeyDer),
      algorithm,
      message: unhex(test.msg),
      signature: unhex(test.sig),
      isValid: validityOf(test),
    });
  },
);

/** Files `_params` have hash, MGF and salt inside the key; Keyward's MGF-1 always has the signature's hash. */
export const wycheproofPss = wycheproof<SignatureCase, VerifyGroup>(/^rsa_pss_/, async (test, group, engine) => {
  const algorithm = rsaName("PSS", group.sha);
  if (algorithm === undefined) return skipped(notSignedWith(group.sha));
  if (group.mgfSha !== group.sha)
    return skipped("MGF-1 over another hash than the message's is not offered (RFC 8017, 9.1)");
  return verifyCase(engine, {
    key: spki(group.publicKeyDer),
    algorithm,
    message: unhex(test.msg),
    signature: unhex(test.sig),
    options: { saltBytes: group.sLen ?? 0 },
    isValid: validityOf(test),
  });
});

export const wycheproofMlDsaVerify = wycheproof<SignatureCase, VerifyGroup>(
  /^mldsa_\d+_verify/,
  async (test, group, engine, file) => {
    const algorithm = mlDsaName(file.path);
    return verifyCase(engine, {
      key: {
        format: KeyFormat.RAW,
        data: unhex(group.publicKey as string),
        type: algorithm,
        public: true,
        usages: ["verify"],
      },
      algorithm,
      message: unhex(test.msg),
      signature: unhex(test.sig),
      options: { context: unhex(test.ctx ?? "") },
      isValid: validityOf(test),
    });
  },
);

export function mlDsaName(path: string): string {
  return `ML-DSA-${/mldsa_(\d+)/.exec(path)![1]}`;
}
