import type { CryptoContext } from "../../contexts/crypto-context.ts";
import { keyed } from "../../dispatch/keyed.ts";
import { requireStillGranted } from "../../keys/require-key.ts";
import { EncryptContext } from "./encrypt-context.ts";
import { beginEncryption, type EncryptionBegin } from "./encryption.ts";

const NOTHING = new Uint8Array(0);

/** Opens a context that encrypts; each of its messages is judged as one in one piece, under the profile in force when it begins. */
export const openEncrypt = keyed<EncryptionBegin, CryptoContext>({
  name: "OpenEncrypt",
  permission: "encrypt",
  keyOf: ({ key }) => key,
  checks: [],
  run(begin, key, call) {
    const first = beginEncryption(begin, key, call);
    const { tagBytes, key: ref } = begin;
    const algorithm = first.row.name;
    return new EncryptContext(first, ({ nonce, associatedData = NOTHING }, next) => {
      requireStillGranted(next, ref, key, "encrypt");
      return beginEncryption({ algorithm, associatedData, nonce, tagBytes }, key, next);
    });
  },
});
