import type { MessageInitShape } from "@bufbuild/protobuf";
import type { AlgorithmSchema, AsymmetricSignatureSchema } from "@keyward/proto/light/gen/parsec/algorithm";
import { AeadKind, Hash } from "@keyward/proto/light/gen/parsec/algorithm";
import type { KeyAttributesSchema, KeyTypeSchema, UsageFlagsSchema } from "@keyward/proto/light/gen/parsec/attributes";
import { EccFamily } from "@keyward/proto/light/gen/parsec/attributes";
import type { LightSchema } from "@keyward/proto/light/schema";

type InitOf<S> = S extends LightSchema<infer D> ? MessageInitShape<D> : never;

export type AttributesInit = InitOf<typeof KeyAttributesSchema>;
export type TypeInit = InitOf<typeof KeyTypeSchema>["variant"];
export type AlgorithmInit = InitOf<typeof AlgorithmSchema>["variant"];
export type SignatureInit = InitOf<typeof AsymmetricSignatureSchema>;
export type FlagsInit = InitOf<typeof UsageFlagsSchema>;

/** Attributes as a client writes them. */
export function attributesOf(
  type: TypeInit,
  keyBits: number,
  keyUsageFlags: FlagsInit,
  algorithm: AlgorithmInit,
): AttributesInit {
  return { keyType: { variant: type }, keyBits, keyPolicy: { keyUsageFlags, keyAlgorithm: { variant: algorithm } } };
}

export const ecPair = (curveFamily: EccFamily = EccFamily.SECP_R1): TypeInit => ({
  case: "eccKeyPair",
  value: { curveFamily },
});
export const ecPublic = (curveFamily: EccFamily = EccFamily.SECP_R1): TypeInit => ({
  case: "eccPublicKey",
  value: { curveFamily },
});
export const RSA_PAIR: TypeInit = { case: "rsaKeyPair", value: {} };
export const RSA_PUBLIC: TypeInit = { case: "rsaPublicKey", value: {} };
export const AES: TypeInit = { case: "aes", value: {} };
export const HMAC: TypeInit = { case: "hmac", value: {} };
export const DERIVE: TypeInit = { case: "derive", value: {} };
export const CHACHA20: TypeInit = { case: "chacha20", value: {} };
export const NO_ALGORITHM: AlgorithmInit = { case: "none", value: {} };

type Scheme = "ecdsa" | "rsaPkcs1v15Sign" | "rsaPss" | "deterministicEcdsa";

export function signatureOf(scheme: Scheme, hash: Hash | "any" = Hash.SHA_256): SignatureInit {
  const hashAlg =
    hash === "any" ? { variant: { case: "any", value: {} } } : { variant: { case: "specific", value: hash } };
  return { variant: { case: scheme, value: { hashAlg } } } as SignatureInit;
}

export const signing = (signature: SignatureInit): AlgorithmInit =>
  ({ case: "asymmetricSignature", value: signature }) as AlgorithmInit;

export const GCM: AlgorithmInit = {
  case: "aead",
  value: { variant: { case: "aeadWithDefaultLengthTag", value: AeadKind.GCM } },
};

export const SIGN_FLAGS: FlagsInit = { signHash: true, verifyHash: true };
export const CIPHER_FLAGS: FlagsInit = { encrypt: true, decrypt: true };

/** What parsec-tool makes: ECDSA with SHA-256 on P-256. */
export const P256 = attributesOf(ecPair(), 256, SIGN_FLAGS, signing(signatureOf("ecdsa")));
