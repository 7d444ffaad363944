import type { RemoteMaterial } from "@keyward/core/crypto/key/material/key-material";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { type Call, patienceOf } from "../../dispatch/operation.ts";

export interface RemoteCiphertext {
  /** Registry name. */
  readonly algorithm: string;
  readonly ciphertext: Uint8Array;
  readonly label: Uint8Array;
}

/**
 * Decrypts where the key is.
 * @throws NOT_SUPPORTED for an algorithm or a label that the backend does not take; INVALID_ARGUMENT with one text for everything that can
 *   be wrong with the ciphertext
 */
export function decryptRemotely(
  { use, publicKeys }: RemoteMaterial,
  { algorithm, ciphertext, label }: RemoteCiphertext,
  call: Pick<Call, "waiting" | "caller">,
): Promise<Uint8Array> {
  if (!use.operations.has(algorithm)) {
    const text = `the backend of this key does not decrypt with ${algorithm}; it has ${[...use.operations].join(", ")}`;
    throw new KeywardError("NOT_SUPPORTED", text);
  }
  if (label.length > 0) throw new KeywardError("NOT_SUPPORTED", "the backend of this key takes no label; leave it out");
  const bits = publicKeys[0]?.asymmetricKeyDetails?.modulusLength ?? 0;
  if (ciphertext.length !== Math.ceil(bits / 8)) {
    const text = `ciphertext has ${ciphertext.length} bytes; with this key it has ${Math.ceil(bits / 8)}`;
    throw new KeywardError("INVALID_ARGUMENT", text);
  }
  return use.decrypt(algorithm, ciphertext, patienceOf(call));
}
