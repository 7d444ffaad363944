import assert from "node:assert/strict";
import { parsePublicKey } from "@keyward/core/x509/keys/public-key";
import { DER_MUTATIONS } from "../mutate/der.ts";
import { PUBLIC_KEYS } from "../seeds/keys.ts";
import type { Target } from "../target.ts";

export const target: Target = {
  mutations: DER_MUTATIONS,
  seeds: PUBLIC_KEYS,
  seedFolders: ["spki_corpus", "decoder", "ml-dsa", "ml-kem", "slh-dsa"],
  run(input) {
    const key = parsePublicKey(input);
    assert.equal(Buffer.compare(key.encoded, input), 0);
    assert.ok(key.keyBytes.length < input.length);
  },
};
