import type { SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { SignedInput } from "@keyward/core/backend/key-use";
import type { PairMaterial } from "@keyward/core/crypto/key/material/key-material";
import { signDigest } from "@keyward/core/crypto/signature/digest/digest-work";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { sign } from "@keyward/core/crypto/signature/signature";

/** @throws Unsupported for a digest where the algorithm takes the message, Rejected for one of another length */
export function signInput(
  row: SignatureAlgorithm,
  pair: PairMaterial,
  { kind, bytes }: SignedInput,
): Promise<Uint8Array> | Uint8Array {
  if (kind === "message") return sign(row, pair, bytes, NO_OPTIONS);
  if (row.hash === undefined) throw new BackendError("Unsupported", `${row.name} signs messages and no digests`);
  const { digestBytes } = row.hash;
  if (bytes.length === digestBytes) return signDigest(row, pair.privateKeys[0]!, bytes, NO_OPTIONS);
  throw new BackendError("Rejected", `the digest has ${bytes.length} bytes; one for ${row.name} has ${digestBytes}`);
}
