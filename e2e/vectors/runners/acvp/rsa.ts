import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { unhex } from "../hex.ts";
import { skipped } from "../runner.ts";
import { rsaName } from "../signature-name.ts";
import { verifyCase } from "../verify-case.ts";
import { type AcvpCase, type AcvpGroup, acvp } from "./acvp.ts";

interface RsaCase extends AcvpCase {
  readonly message: string;
  readonly signature: string;
}

interface RsaGroup extends AcvpGroup {
  readonly sigType: string;
  readonly hashAlg: string;
  readonly saltLen: number;
  readonly maskFunction: string;
  readonly n: string;
  readonly e: string;
  readonly tests: readonly RsaCase[];
}

/** Signing cases have no private key: their signatures are verified. */
export const acvpRsa = acvp<RsaCase, RsaGroup>(/^RSA-Sig(Gen|Ver)-/, async (test, group, engine) => {
  const isPss = group.sigType === "pss";
  const algorithm = rsaName(isPss ? "PSS" : "PKCS1", group.hashAlg);
  if (algorithm === undefined) return skipped(`RSA over ${group.hashAlg} is not in the registry`);
  if (isPss && group.maskFunction !== "mgf1") return skipped(`the mask function ${group.maskFunction} is not offered`);
  const jwk = { kty: "RSA", n: integer(group.n), e: integer(group.e) };
  return verifyCase(engine, {
    key: { format: KeyFormat.JWK, data: Buffer.from(JSON.stringify(jwk)), usages: ["verify"] },
    algorithm,
    message: unhex(test.message),
    signature: unhex(test.signature),
    options: isPss ? { saltBytes: group.saltLen } : {},
    isValid: test.testPassed ?? true,
  });
});

/** JWK has no zeros in front. */
function integer(hex: string): string {
  const digits = hex.replace(/^(00)+/, "");
  return unhex(digits.length % 2 === 1 ? `0${digits}` : digits).toString("base64url");
}
