import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import type { KeyToImport } from "../../engine/engine.ts";
import { agreeCase } from "../agree-case.ts";
import { unhex } from "../hex.ts";
import { type WycheproofCase, wycheproof } from "./wycheproof.ts";

interface AgreementCase extends WycheproofCase {
  readonly public: string | object;
  readonly private: string | object;
  readonly shared: string;
}

interface AgreementGroup {
  readonly curve: string;
  readonly tests: readonly AgreementCase[];
}

const CURVES: ReadonlyMap<string, readonly [keyType: string, algorithm: string, bytes: number]> = new Map([
  ["secp256r1", ["EC-P256", "ECDH-P256", 32]],
  ["secp384r1", ["EC-P384", "ECDH-P384", 48]],
  ["secp521r1", ["EC-P521", "ECDH-P521", 66]],
  ["P-256", ["EC-P256", "ECDH-P256", 32]],
  ["P-384", ["EC-P384", "ECDH-P384", 48]],
  ["P-521", ["EC-P521", "ECDH-P521", 66]],
  ["curve25519", ["X25519", "X25519", 32]],
  ["curve448", ["X448", "X448", 56]],
]);

export const wycheproofAgreement = wycheproof<AgreementCase, AgreementGroup>(
  /^(ecdh_|x25519_|x448_)/,
  async (test, group, engine, file) => {
    const [type, algorithm, bytes] = CURVES.get(group.curve)!;
    const encoding = encodingOf(file.path);
    return agreeCase(engine, {
      key: { usages: ["agree"], ...privateKey(test.private, encoding, type, bytes) },
      algorithm,
      peer: peerKey(test.public, encoding),
      shared: unhex(test.shared),
      isValid: test.result === "acceptable" ? undefined : test.result === "valid",
    });
  },
);

type Encoding = "asn" | "point" | "jwk" | "raw" | "pkcs8";

function encodingOf(path: string): Encoding {
  if (path.includes("_webcrypto")) return "jwk";
  if (path.includes("_ecpoint")) return "point";
  if (path.includes("_asn_")) return "pkcs8";
  return /x25519|x448/.test(path) ? "raw" : "asn";
}

function privateKey(value: string | object, encoding: Encoding, type: string, bytes: number): KeyToImport {
  if (encoding === "jwk") return { format: KeyFormat.JWK, data: json(value), type };
  if (encoding === "pkcs8") return { format: KeyFormat.PKCS8, data: unhex(value as string), type };
  // Integers: zeros in front may be missing, or be one too many.
  const text = value as string;
  const fixed = encoding === "raw" ? text : text.replace(/^(00)+/, "").padStart(2 * bytes, "0");
  return { format: KeyFormat.RAW, data: unhex(fixed), type };
}

function peerKey(
  value: string | object,
  encoding: Encoding,
): { readonly data: Uint8Array; readonly format: KeyFormat } {
  if (encoding === "jwk") return { format: KeyFormat.JWK, data: json(value) };
  const format = encoding === "asn" || encoding === "pkcs8" ? KeyFormat.SPKI : KeyFormat.RAW;
  return { format, data: unhex(value as string) };
}

function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
