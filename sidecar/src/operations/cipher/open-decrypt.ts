import type { CryptoContext } from "../../contexts/crypto-context.ts";
import { keyed } from "../../dispatch/keyed.ts";
import { DecryptContext } from "./decrypt-context.ts";
import { beginDecryption, type DecryptionBegin } from "./decryption.ts";

const NOTHING = new Uint8Array(0);

/** Opens a context that decrypts; each of its messages is judged as one in one piece, under the profile that it was opened under. */
export const openDecrypt = keyed<DecryptionBegin, CryptoContext>({
  name: "OpenDecrypt",
  permission: "decrypt",
  keyOf: ({ key }) => key,
  checks: [],
  run(begin, key, call) {
    const first = beginDecryption(begin, key, call);
    const { tagBytes } = begin;
    const algorithm = first.row.name;
    const { profile } = call;
    return new DecryptContext(first, ({ nonce = NOTHING, associatedData = NOTHING }) =>
      beginDecryption({ algorithm, associatedData, nonce, tagBytes }, key, { profile }),
    );
  },
});
