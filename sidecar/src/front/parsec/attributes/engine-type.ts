import { KEY_TYPES, type KeyType } from "@keyward/core/algorithms/key-type";
import type { KeyMaterial } from "@keyward/core/crypto/key/material/key-material";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import { EccFamily, type KeyType as ParsecType } from "@keyward/proto/light/gen/parsec/attributes";

/** A type of Parsec's with its size, in the engine's words. */
export interface EngineType {
  readonly type: KeyType;
  readonly kind: KeyMaterial["kind"];
}

const AES_BITS: readonly number[] = [128, 192, 256];
const CHACHA20_BITS = 256;
/** Sizes that the wire knows; of them the engine lacks the short ones. */
const RSA_BITS: readonly number[] = [1024, 2048, 3072, 4096];
const CURVES: ReadonlyMap<number, string> = new Map([
  [256, "EC-P256"],
  [384, "EC-P384"],
  [521, "EC-P521"],
]);
const SECP_R1_BITS: readonly number[] = [192, 224, ...CURVES.keys()];
const MONTGOMERY: ReadonlyMap<number, string> = new Map([
  [255, "X25519"],
  [448, "X448"],
]);

/**
 * @param bits as the wire counts them
 * @throws ParsecError PSA_INVALID_ARGUMENT for a size that the type never has, PSA_NOT_SUPPORTED for what the engine lacks
 */
export function engineType({ variant }: ParsecType, bits: number): EngineType {
  switch (variant.case) {
    case "rawData":
    case "derive":
      return secret("SECRET", bits % 8 === 0 && bits > 0);
    case "hmac":
      return secret("HMAC", bits % 8 === 0 && bits > 0);
    case "aes":
      return secret(`AES-${bits}`, AES_BITS.includes(bits));
    case "chacha20":
      return secret("ChaCha20", bits === CHACHA20_BITS);
    case "rsaKeyPair":
      return { type: rsa(bits), kind: "pair" };
    case "rsaPublicKey":
      return { type: rsa(bits), kind: "public" };
    case "eccKeyPair":
      return { type: curve(variant.value.curveFamily, bits), kind: "pair" };
    case "eccPublicKey":
      return { type: curve(variant.value.curveFamily, bits), kind: "public" };
    default:
      throw unsupported(`keys of type ${variant.case}`);
  }
}

function secret(name: string, fits: boolean): EngineType {
  if (!fits) throw wrongSize();
  return { type: KEY_TYPES.get(name)!, kind: "secret" };
}

function rsa(bits: number): KeyType {
  if (!RSA_BITS.includes(bits)) throw wrongSize();
  return KEY_TYPES.get(`RSA-${bits}`) ?? raise(unsupported(`RSA keys of ${bits} bits`));
}

function curve(family: EccFamily, bits: number): KeyType {
  if (family === EccFamily.MONTGOMERY) return KEY_TYPES.get(MONTGOMERY.get(bits) ?? "") ?? raise(wrongSize());
  if (family !== EccFamily.SECP_R1) throw unsupported(`curves of family ${family}`);
  if (!SECP_R1_BITS.includes(bits)) throw wrongSize();
  return KEY_TYPES.get(CURVES.get(bits) ?? "") ?? raise(unsupported(`the curve of ${bits} bits`));
}

function wrongSize(): ParsecError {
  return new ParsecError(STATUS.PSA_INVALID_ARGUMENT, "key_bits is no size of the key's type");
}

function unsupported(what: string): ParsecError {
  return new ParsecError(STATUS.PSA_NOT_SUPPORTED, `${what} are not offered`);
}

function raise(error: Error): never {
  throw error;
}
