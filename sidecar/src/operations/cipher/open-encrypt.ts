import type { CryptoContext } from "../../contexts/crypto-context.ts";
import { keyed } from "../../dispatch/keyed.ts";
import { EncryptContext } from "./encrypt-context.ts";
import { beginEncryption, type EncryptionBegin } from "./encryption.ts";

const NOTHING = new Uint8Array(0);

/** Opens a context that encrypts; each of its messages is judged as one in one piece, under the profile that it was opened under. */
export const openEncrypt = keyed<EncryptionBegin, CryptoContext>({
  name: "OpenEncrypt",
  permission: "encrypt",
  keyOf: ({ key }) => key,
  checks: [],
  run(begin, key, call) {
    const first = beginEncryption(begin, key, call);
    const { tagBytes } = begin;
    const algorithm = first.row.name;
    const { profile } = call;
    return new EncryptContext(first, ({ nonce, associatedData = NOTHING }) =>
      beginEncryption({ algorithm, associatedData, nonce, tagBytes }, key, { profile }),
    );
  },
});
