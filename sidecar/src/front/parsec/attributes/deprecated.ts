import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import type { Algorithm, Hash } from "@keyward/proto/light/gen/parsec/algorithm";
import { EccFamily, type KeyAttributes, type KeyType } from "@keyward/proto/light/gen/parsec/attributes";
import { hashOf } from "./engine-algorithm.ts";
import { isDeprecatedHash } from "./hash-name.ts";

/** @throws ParsecError DEPRECATED_PRIMITIVE for a new key with a broken hash, cipher or curve */
export function assertNotDeprecated({ keyType, keyPolicy }: KeyAttributes): void {
  if (!isDeprecatedType(keyType!) && !isDeprecatedHash(hashIn(keyPolicy!.keyAlgorithm!))) return;
  throw new ParsecError(STATUS.DEPRECATED_PRIMITIVE, "the key's type or algorithm is deprecated");
}

function isDeprecatedType({ variant }: KeyType): boolean {
  if (variant.case === "des" || variant.case === "arc4") return true;
  if (variant.case !== "eccPublicKey") return false;
  return variant.value.curveFamily === EccFamily.SECP_R2 || variant.value.curveFamily === EccFamily.SECT_R2;
}

function hashIn({ variant }: Algorithm): Hash | undefined {
  if (variant.case === "asymmetricSignature") {
    const hash = hashOf(variant.value)?.hashAlg?.variant;
    return hash?.case === "specific" ? hash.value : undefined;
  }
  if (variant.case === "asymmetricEncryption") {
    return variant.value.variant.case === "rsaOaep" ? variant.value.variant.value.hashAlg : undefined;
  }
  if (variant.case !== "mac") return undefined;
  const { variant: mac } = variant.value;
  const full = mac.case === "truncated" ? mac.value.macAlg : mac.value;
  return full?.variant.case === "hmac" ? full.variant.value.hashAlg : undefined;
}
