import type { KeyObject } from "node:crypto";
import type { AgreementAlgorithm } from "@keyward/core/algorithms/agreement";
import { importKey } from "@keyward/core/crypto/key/import-key";
import type { KeyFormat } from "@keyward/core/crypto/key/key-format";
import { KeywardError } from "@keyward/core/errors/keyward-error";

/**
 * Reads the public key of a peer.
 * @throws INVALID_ARGUMENT for another type of key, a point off the curve, and a private key, which nobody should send
 */
export function importPeer({ keyType }: AgreementAlgorithm, format: KeyFormat, data: Uint8Array): KeyObject {
  if (format === "pkcs8") throw peerFault("peer_format is PKCS8, which holds private keys; use RAW, SPKI or JWK");
  const { material } = importKey({ format, data, type: keyType, public: format === "raw" });
  if (material.kind === "public") return material.publicKeys[0]!;
  throw peerFault("peer holds a private key; send the public one alone");
}

function peerFault(text: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", text);
}
