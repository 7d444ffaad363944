import assert from "node:assert/strict";
import { importPrivateKey } from "@keyward/core/x509/keys/private-key";
import { parsePublicKey } from "@keyward/core/x509/keys/public-key";
import { DER_MUTATIONS } from "../mutate/der.ts";
import { PRIVATE_KEYS } from "../seeds/keys.ts";
import type { Target } from "../target.ts";

/** Looks at the shape, then lets OpenSSL import what is left: that must not take long either. */
export const target: Target = {
  mutations: DER_MUTATIONS,
  seeds: PRIVATE_KEYS,
  seedFolders: ["pkcs8_corpus", "pkcs8_v2_corpus", "privkey_corpus", "decoder"],
  run(input) {
    const key = importPrivateKey(input);
    assert.equal(parsePublicKey(key.publicKey).bits, key.bits);
  },
};
