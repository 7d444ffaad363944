import { Buffer } from "node:buffer";
import type { KeyType } from "../../algorithms/key-type.ts";
import { SIGNATURES, type SignatureAlgorithm, takesKeyType } from "../../algorithms/signature.ts";
import type { PairMaterial } from "../key/key-material.ts";
import { NO_OPTIONS } from "./options.ts";
import { sign, verify } from "./signature.ts";

const PROBE = Buffer.from("Keyward pairwise consistency");

/**
 * Whether the private key signs for the public one, and only for the message that was signed (SP 800-140 pairwise consistency test).
 * SLH-DSA takes up to 0.6 s of a pool thread: run it where key generation runs.
 * @param type one that signs: family ec, edwards, rsa, ml-dsa, slh-dsa or composite-signature
 * @returns false for key types that sign nothing, too
 */
export async function isSignaturePairConsistent(type: KeyType, pair: PairMaterial): Promise<boolean> {
  const row = algorithmFor(type, pair);
  if (row === undefined) return false;
  try {
    const signature = await sign(row, pair, PROBE, NO_OPTIONS);
    return await verify(row, pair, PROBE, signature, NO_OPTIONS);
  } catch {
    return false;
  }
}

/** The first that takes the type; a key with RSASSA-PSS parameters names its hash itself. */
function algorithmFor(type: KeyType, { publicKeys }: PairMaterial): SignatureAlgorithm | undefined {
  const hashOfKey = publicKeys[0]?.asymmetricKeyDetails?.hashAlgorithm;
  return SIGNATURES.values().find((row) => {
    if (!takesKeyType(row, type)) return false;
    if (publicKeys[0]?.asymmetricKeyType !== "rsa-pss") return true;
    return row.scheme === "rsa-pss" && (hashOfKey === undefined || row.hash?.nodeName === hashOfKey);
  });
}
