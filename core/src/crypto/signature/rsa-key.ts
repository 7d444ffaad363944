import type { KeyObject } from "node:crypto";
import type { SignatureAlgorithm } from "../../algorithms/signature.ts";
import { KeywardError } from "../../errors/keyward-error.ts";

/** @returns bytes of the modulus, which every signature is long */
export function modulusBytes(key: KeyObject): number {
  return Math.ceil(key.asymmetricKeyDetails!.modulusLength! / 8);
}

/** How RSA-PSS is done with a key. */
export interface PssParameters {
  readonly maskNodeHash: string;
  readonly saltBytes: number;
}

/**
 * What holds for a message that is signed with RSA-PSS. A key whose SubjectPublicKeyInfo has RSASSA-PSS parameters is used as they say
 * (RFC 4055, 1.2: hash and mask as given, the salt at least as long); without them, the mask is made with the message's hash.
 * @param saltBytes undefined: as long as the digest
 * @throws INVALID_ARGUMENT where the parameters forbid the algorithm, and for a salt that is too short or does not fit the modulus
 */
export function pssParameters(row: SignatureAlgorithm, key: KeyObject, saltBytes: number | undefined): PssParameters {
  const { digestBytes, nodeName } = row.hash!;
  const salt = saltBytes ?? digestBytes;
  const { hashAlgorithm, mgf1HashAlgorithm, saltLength = 0 } = key.asymmetricKeyDetails!;
  if (hashAlgorithm !== undefined && canonical(hashAlgorithm) !== nodeName) {
    throw invalid(`the key's own parameters permit only RSA-PSS with ${hashAlgorithm}, not ${row.name}`);
  }
  if (salt < saltLength) throw invalid(`the key's own parameters ask for a salt of at least ${saltLength} bytes`);
  const room = Math.ceil((key.asymmetricKeyDetails!.modulusLength! - 1) / 8) - digestBytes - 2;
  if (salt > room) throw invalid(`options.salt_bytes is ${salt}; with this key the most is ${room}`);
  return { maskNodeHash: canonical(mgf1HashAlgorithm ?? nodeName), saltBytes: salt };
}

/** @throws INVALID_ARGUMENT for a key with RSASSA-PSS parameters, which nothing else may use */
export function assertNotPssKey(row: SignatureAlgorithm, key: KeyObject): void {
  if (key.asymmetricKeyType !== "rsa-pss") return;
  throw invalid(`the key has RSASSA-PSS parameters, so ${row.name} cannot use it`);
}

/** OpenSSL writes sha512-256 for what it calls SHA512/256 elsewhere. */
function canonical(nodeHash: string): string {
  return nodeHash.toLowerCase().replace("/", "-");
}

function invalid(text: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", text);
}
