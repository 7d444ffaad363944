import { assertRoundTrip } from "../key-round-trip.ts";
import { DER_MUTATIONS } from "../mutate/der.ts";
import { PRIVATE_KEYS, SEEDED_KEYS } from "../seeds/keys.ts";
import type { Target } from "../target.ts";

export const target: Target = {
  mutations: DER_MUTATIONS,
  seeds: [...SEEDED_KEYS, ...PRIVATE_KEYS],
  seedFolders: ["pkcs8_corpus", "pkcs8_v2_corpus", "privkey_corpus", "decoder", "pem"],
  run: (input) => assertRoundTrip({ format: "pkcs8", data: input }),
};
