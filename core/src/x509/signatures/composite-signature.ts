import { COMPOSITES } from "../../algorithms/composite-signature.ts";
import { requireSignatureAlgorithm, type SignatureAlgorithm } from "../../algorithms/signature.ts";
import { importSpki, type PublicKey } from "../../crypto/key/der/spki.ts";
import { NO_OPTIONS } from "../../crypto/signature/options.ts";
import { verify } from "../../crypto/signature/signature.ts";
import type { AlgorithmIdentifier } from "../algorithm-identifier.ts";
import type { PublicKeyInfo } from "../keys/public-key.ts";
import { invalidSignature } from "./signature-fault.ts";
import type { Signed } from "./signed.ts";

const BY_OID: ReadonlyMap<string, SignatureAlgorithm> = new Map(
  COMPOSITES.map(({ oid, name }) => [oid, requireSignatureAlgorithm(name)] as const),
);

export function isComposite({ oid }: AlgorithmIdentifier): boolean {
  return BY_OID.has(oid);
}

/**
 * Verifies a composite of ML-DSA and a traditional algorithm; the key is of the same composite.
 * @throws INVALID_ARGUMENT where it does not hold
 * Source: draft-ietf-lamps-pq-composite-sigs-19, 5
 */
export async function verifyComposite(
  { signed, signatureAlgorithm, signature }: Signed,
  publicKey: PublicKeyInfo,
): Promise<void> {
  const row = BY_OID.get(signatureAlgorithm.oid)!;
  if (signatureAlgorithm.parameters !== undefined) throw invalidSignature("the algorithm has parameters");
  const { type, keys } = importPublicKey(publicKey);
  if (type.name !== row.name) throw invalidSignature("the algorithm does not fit the public key");
  const holds = await verify(row, { publicKeys: keys }, signed, signature, NO_OPTIONS);
  if (!holds) throw invalidSignature("it does not verify");
}

function importPublicKey({ encoded }: PublicKeyInfo): PublicKey {
  try {
    return importSpki(encoded);
  } catch (cause) {
    throw invalidSignature("the public key cannot be used", cause);
  }
}
