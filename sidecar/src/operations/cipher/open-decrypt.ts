import type { CryptoContext } from "../../contexts/crypto-context.ts";
import { keyed } from "../../dispatch/keyed.ts";
import { requireStillGranted } from "../../keys/require-key.ts";
import { DecryptContext } from "./decrypt-context.ts";
import { beginDecryption, type DecryptionBegin } from "./decryption.ts";

const NOTHING = new Uint8Array(0);

/** Opens a context that decrypts; each of its messages is judged as one in one piece, under the profile in force when it begins. */
export const openDecrypt = keyed<DecryptionBegin, CryptoContext>({
  name: "OpenDecrypt",
  permission: "decrypt",
  keyOf: ({ key }) => key,
  checks: [],
  run(begin, key, call) {
    const first = beginDecryption(begin, key, call);
    const { tagBytes, key: ref } = begin;
    const algorithm = first.row.name;
    return new DecryptContext(first, ({ nonce = NOTHING, associatedData = NOTHING }, next) => {
      requireStillGranted(next, ref, key, "decrypt");
      return beginDecryption({ algorithm, associatedData, nonce, tagBytes }, key, next);
    });
  },
});
