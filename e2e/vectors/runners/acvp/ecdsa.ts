import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { SignatureFormat } from "@keyward/proto/gen/keyward/v1/signature_pb";
import type { KeyToImport } from "../../engine/engine.ts";
import { unhex } from "../hex.ts";
import { importCase, publicHalfCase } from "../import-case.ts";
import { skipped } from "../runner.ts";
import { ecdsaName } from "../signature-name.ts";
import { verifyCase } from "../verify-case.ts";
import { type AcvpCase, type AcvpGroup, acvp } from "./acvp.ts";

interface EcdsaCase extends AcvpCase {
  readonly message: string;
  readonly d?: string;
  readonly qx?: string;
  readonly qy?: string;
  readonly r: string;
  readonly s: string;
}

interface EcdsaGroup extends AcvpGroup {
  readonly curve: string;
  readonly hashAlg?: string;
  readonly d?: string;
  readonly tests: readonly EcdsaCase[];
}

const FIELD_BYTES: ReadonlyMap<string, number> = new Map([
  ["P-256", 32],
  ["P-384", 48],
  ["P-521", 66],
]);

/** The key of signature verification is in the case; that of generation is the group's private one, whose public half is derived. */
export const acvpEcdsa = acvp<EcdsaCase, EcdsaGroup>(/^(Det)?ECDSA-Sig(Gen|Ver)-/, async (test, group, engine) => {
  const bytes = FIELD_BYTES.get(group.curve);
  if (bytes === undefined) return skipped(`curve ${group.curve} is not in the registry`);
  const algorithm = ecdsaName(group.curve, group.hashAlg ?? "");
  if (algorithm === undefined) return skipped(`ECDSA over ${group.hashAlg} is not in the registry`);
  const key = test.qx === undefined ? privateKey(group, group.d, bytes) : publicKey(group, test, bytes);
  return verifyCase(engine, {
    key: { ...key, usages: ["verify"] },
    algorithm,
    message: unhex(test.message),
    signature: Buffer.concat([fixed(test.r, bytes), fixed(test.s, bytes)]),
    options: { format: SignatureFormat.RAW },
    isValid: test.testPassed ?? true,
  });
});

export const acvpEcKeys = acvp<EcdsaCase, EcdsaGroup>(/^ECDSA-KeyGen-/, async (test, group, engine) => {
  const bytes = FIELD_BYTES.get(group.curve);
  if (bytes === undefined) return skipped(`curve ${group.curve} is not in the registry`);
  return publicHalfCase(engine, privateKey(group, test.d, bytes), point(test, bytes));
});

export const acvpEcPublicKeys = acvp<EcdsaCase, EcdsaGroup>(/^ECDSA-KeyVer-/, async (test, group, engine) => {
  const bytes = FIELD_BYTES.get(group.curve);
  if (bytes === undefined) return skipped(`curve ${group.curve} is not in the registry`);
  return importCase(engine, publicKey(group, test, bytes), test.testPassed === true);
});

function privateKey({ curve }: EcdsaGroup, d: string | undefined, bytes: number): KeyToImport {
  return { format: KeyFormat.RAW, data: fixed(d ?? "", bytes), type: typeOf(curve), usages: ["sign", "verify"] };
}

function publicKey({ curve }: EcdsaGroup, test: EcdsaCase, bytes: number): KeyToImport {
  return { format: KeyFormat.RAW, data: point(test, bytes), type: typeOf(curve), public: true };
}

function typeOf(curve: string): string {
  return `EC-${curve.replace("-", "")}`;
}

/** Uncompressed. */
function point({ qx, qy }: EcdsaCase, bytes: number): Buffer {
  return Buffer.concat([Buffer.of(4), fixed(qx ?? "", bytes), fixed(qy ?? "", bytes)]);
}

/** Integers come without the zeros in front; one that is too long stays so, to be refused. */
function fixed(text: string, bytes: number): Buffer {
  return unhex((text.length % 2 === 1 ? `0${text}` : text).padStart(2 * bytes, "0"));
}
