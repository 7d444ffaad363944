import { ASYMMETRIC_CIPHERS } from "@keyward/core/algorithms/asymmetric";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { type KeyUsages, parseUsages } from "@keyward/core/algorithms/key-usage";
import { SIGNATURES, takesKeyType } from "@keyward/core/algorithms/signature";
import { CKA, CKK, CKM } from "./mechanisms/cryptoki.ts";
import type { Attribute } from "./program/protocol.ts";

/** One key algorithm of ours, as a key of a token. */
export interface TokenAlgorithm {
  readonly name: string;
  readonly usages: KeyUsages;
  readonly keyType: number;
  /** CKM that makes it. */
  readonly generation: number;
  /** Size as the mechanism's limits count it. */
  readonly size: number;
  /** Mechanisms without which it is of no use. */
  readonly needs: readonly number[];
  /** Of the public key, or of the secret key, when it is made. */
  readonly shape: readonly Attribute[];
  /** What makes a private key one of this algorithm when it comes in from outside. */
  readonly isPair: boolean;
  readonly signatures: readonly string[];
  readonly mac: { readonly name: string; readonly mechanism: number; readonly bytes: number } | undefined;
  readonly ciphers: readonly string[];
  readonly agreement: string | undefined;
}

/** Named curves as CKA_EC_PARAMS has them: DER object identifiers (RFC 5480, 2.1.1.1), and a name for Edwards (PKCS#11 3.0, 2.3.10). */
const CURVE_PARAMETERS = {
  P256: "06082a8648ce3d030107",
  P384: "06052b81040022",
  P521: "06052b81040023",
  Ed25519: "130c656477617264733235353139",
} as const;

const PUBLIC_EXPONENT = Uint8Array.of(1, 0, 1);
const PLAIN = { signatures: [], mac: undefined, ciphers: [], agreement: undefined } as const;

const ROWS: readonly TokenAlgorithm[] = [
  ecdsa("P256", 256),
  ecdsa("P384", 384),
  ecdsa("P521", 521),
  rsa(2048),
  rsa(3072),
  rsa(4096),
  ed25519(),
  ecdh("P256", 256),
  ecdh("P384", 384),
  ecdh("P521", 521),
  hmac(256, CKM.sha256Hmac),
  hmac(384, CKM.sha384Hmac),
  hmac(512, CKM.sha512Hmac),
  aes(),
];

export const TOKEN_ALGORITHMS: ReadonlyMap<string, TokenAlgorithm> = new Map(ROWS.map((row) => [row.name, row]));

function signaturesOf(name: string): readonly string[] {
  const { type } = requireKeyAlgorithm(name);
  return [...SIGNATURES.values()].filter((row) => takesKeyType(row, type)).map((row) => row.name);
}

function ec(curve: keyof typeof CURVE_PARAMETERS, size: number) {
  const shape = [{ type: CKA.ecParams, value: Buffer.from(CURVE_PARAMETERS[curve], "hex") }];
  return { ...PLAIN, keyType: CKK.ec, generation: CKM.ecKeyPairGen, size, shape, isPair: true } as const;
}

function ecdsa(curve: "P256" | "P384" | "P521", size: number): TokenAlgorithm {
  const name = `ECDSA-${curve}`;
  const usages = parseUsages(["sign", "verify"]);
  return { ...ec(curve, size), name, usages, needs: [CKM.ecdsa], signatures: signaturesOf(name) };
}

function ecdh(curve: "P256" | "P384" | "P521", size: number): TokenAlgorithm {
  const name = `ECDH-${curve}`;
  return { ...ec(curve, size), name, usages: parseUsages(["agree"]), needs: [CKM.ecdh1Derive], agreement: name };
}

function ed25519(): TokenAlgorithm {
  const common = { keyType: CKK.edwards, generation: CKM.edwardsKeyPairGen, needs: [CKM.eddsa] };
  const usages = parseUsages(["sign", "verify"]);
  return { ...ec("Ed25519", 256), ...common, name: "Ed25519", usages, signatures: ["Ed25519"] };
}

function rsa(size: 2048 | 3072 | 4096): TokenAlgorithm {
  const name = `RSA-${size}`;
  return {
    ...PLAIN,
    name,
    usages: parseUsages(["sign", "verify", "encrypt", "decrypt", "wrap", "unwrap"]),
    keyType: CKK.rsa,
    generation: CKM.rsaKeyPairGen,
    size,
    needs: [CKM.rsaPkcs],
    shape: [
      { type: CKA.modulusBits, value: size },
      { type: CKA.publicExponent, value: PUBLIC_EXPONENT },
    ],
    isPair: true,
    signatures: signaturesOf(name),
    ciphers: [...ASYMMETRIC_CIPHERS.values()].flatMap(({ name, construction }) =>
      construction.kind === "rsa-oaep" ? [name] : [],
    ),
  };
}

function hmac(bits: 256 | 384 | 512, mechanism: number): TokenAlgorithm {
  const name = `HMAC-SHA-${bits}`;
  return {
    ...PLAIN,
    name,
    usages: parseUsages(["sign", "verify"]),
    keyType: CKK.genericSecret,
    generation: CKM.genericSecretKeyGen,
    size: 0,
    needs: [mechanism],
    shape: [{ type: CKA.valueLen, value: bits / 8 }],
    isPair: false,
    mac: { name, mechanism, bytes: bits / 8 },
  };
}

/** Data keys only: a policy's AES keys have operations that no token is asked for. */
function aes(): TokenAlgorithm {
  return {
    ...PLAIN,
    name: "AES-256",
    usages: 0,
    keyType: CKK.aes,
    generation: CKM.aesKeyGen,
    size: 0,
    needs: [CKM.aesGcm],
    shape: [{ type: CKA.valueLen, value: 32 }],
    isPair: false,
  };
}
