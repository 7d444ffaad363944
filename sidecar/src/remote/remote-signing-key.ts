import { createHash } from "node:crypto";
import type { KeyAlgorithm } from "@keyward/core/algorithms/key";
import { SIGNATURES, takesKeyType } from "@keyward/core/algorithms/signature";
import type { RemoteMaterial } from "@keyward/core/crypto/key/material/key-material";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { SigningKey } from "../keys/port.ts";

/** What X.509 signs with, of all that a key can. */
const SCHEMES: ReadonlySet<string> = new Set(["ecdsa", "rsa-pkcs1"]);

/** A CA key that never leaves its backend, in the form that those in memory have. */
export function remoteSigningKey(
  { type }: KeyAlgorithm,
  publicKey: Uint8Array,
  material: RemoteMaterial,
): SigningKey | undefined {
  const rows = [...SIGNATURES.values()].filter((row) => SCHEMES.has(row.scheme) && takesKeyType(row, type));
  if (rows.length === 0) return undefined;
  const { use } = material;
  return {
    publicKey,
    material,
    async sign(hash, message, patience = { container: "" }) {
      const row = rows.find((candidate) => candidate.hash?.nodeName === hash && use.operations.has(candidate.name));
      if (row === undefined) {
        throw new KeywardError("NOT_SUPPORTED", `the backend of this key makes no signatures with ${hash}`);
      }
      if (!use.signsDigests) return use.sign(row.name, { kind: "message", bytes: message }, patience);
      const bytes = createHash(hash).update(message).digest();
      return use.sign(row.name, { kind: "digest", bytes }, patience);
    },
  };
}
