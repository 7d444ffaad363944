import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import { quote } from "@keyward/core/text/quote";

/** A reference is the CKA_ID in hexadecimal: the SHA-256 of whose key it is. */
const ID = /^[0-9a-f]{64}$/;

/** @throws KeyMissing for what no token of ours has */
export function requireId(key: BackendKeyRef): Uint8Array {
  const id = parseId(key);
  if (id !== undefined) return id;
  throw new BackendError("KeyMissing", `${quote(key.id)} is no key of a PKCS#11 token`);
}

export function parseId({ id }: BackendKeyRef): Uint8Array | undefined {
  return ID.test(id) ? Buffer.from(id, "hex") : undefined;
}
