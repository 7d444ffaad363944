import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { okOf, refusalText } from "../../engine/answer.ts";
import { unhex } from "../hex.ts";
import { importCase } from "../import-case.ts";
import { expectBytes, skipped } from "../runner.ts";
import { verifyCase } from "../verify-case.ts";
import { type AcvpCase, type AcvpGroup, acvp } from "./acvp.ts";

interface EddsaCase extends AcvpCase {
  readonly message: string;
  readonly context?: string;
  readonly q?: string;
  readonly signature: string;
}

interface EddsaGroup extends AcvpGroup {
  readonly curve: string;
  readonly d?: string;
  readonly context?: string;
  readonly preHash?: boolean;
  readonly tests: readonly EddsaCase[];
}

/** Edwards signatures are deterministic: the bytes must be the same. */
export const acvpEddsaSign = acvp<EddsaCase, EddsaGroup>(/^EDDSA-SigGen-/, async (test, group, engine) => {
  if (group.preHash === true) return skipped("pre-hash EdDSA is not offered");
  const algorithm = nameOf(group);
  const key = { format: KeyFormat.RAW, data: unhex(group.d), type: algorithm, usages: ["sign"] };
  const input = { case: "message" as const, value: unhex(test.message) };
  const options = algorithm === "Ed448" ? { context: unhex(test.context ?? group.context) } : {};
  const answer = await engine.withKey(key, (ref) =>
    engine.call(CryptoService.method.sign, { key: ref, algorithm, input, options }),
  );
  return expectBytes(okOf(answer)?.signature, unhex(test.signature), refusalText(answer));
});

export const acvpEddsaVerify = acvp<EddsaCase, EddsaGroup>(/^EDDSA-SigVer-/, async (test, group, engine) => {
  if (group.preHash === true) return skipped("pre-hash EdDSA is not offered");
  const algorithm = nameOf(group);
  return verifyCase(engine, {
    key: { format: KeyFormat.RAW, data: unhex(test.q), type: algorithm, public: true, usages: ["verify"] },
    algorithm,
    message: unhex(test.message),
    signature: unhex(test.signature),
    options: algorithm === "Ed448" ? { context: unhex(test.context ?? group.context) } : {},
    isValid: test.testPassed ?? true,
  });
});

export const acvpEddsaPublicKeys = acvp<EddsaCase, EddsaGroup>(/^EDDSA-KeyVer-/, async (test, group, engine) => {
  const key = { format: KeyFormat.RAW, data: unhex(test.q), type: nameOf(group), public: true };
  return importCase(engine, key, test.testPassed === true);
});

function nameOf({ curve }: EddsaGroup): string {
  return curve === "ED-448" ? "Ed448" : "Ed25519";
}
