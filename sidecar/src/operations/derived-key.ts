import { KEY_TYPES, type KeyType } from "@keyward/core/algorithms/key-type";
import { importSecret } from "@keyward/core/crypto/key/import-secret";
import { UNRESTRICTED } from "@keyward/core/crypto/key/material/key-restriction";
import type { Call } from "../dispatch/operation.ts";
import type { KeyAttributes } from "../keys/key-attributes.ts";
import { assertApprovedForFips } from "./key/fips-rules.ts";
import { addNewKey, type NamedKey } from "./key/new-key.ts";

/** The type of shared secrets. */
export const SECRET_TYPE: KeyType = KEY_TYPES.get("SECRET")!;

/**
 * Keeps what key derivation, agreement or encapsulation gave as an ephemeral key of the connection.
 * @param bytes are overwritten
 * @throws what `addNewKey` does; NOT_PERMITTED in FIPS mode for a secret that is too short
 */
export function addDerivedKey(call: Call, type: KeyType, bytes: Uint8Array, attributes: KeyAttributes): NamedKey {
  try {
    const material = importSecret(type, bytes);
    assertApprovedForFips(call.profile, { type, material, restriction: UNRESTRICTED });
    return addNewKey(call, { type, material, attributes });
  } finally {
    bytes.fill(0);
  }
}
