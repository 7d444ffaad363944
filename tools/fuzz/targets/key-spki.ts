import { assertRoundTrip } from "../key-round-trip.ts";
import { DER_MUTATIONS } from "../mutate/der.ts";
import { PUBLIC_KEYS, SEEDED_PUBLIC_KEYS } from "../seeds/keys.ts";
import type { Target } from "../target.ts";

export const target: Target = {
  mutations: DER_MUTATIONS,
  seeds: [...PUBLIC_KEYS, ...SEEDED_PUBLIC_KEYS],
  seedFolders: ["spki_corpus", "decoder"],
  run: (input) => assertRoundTrip({ format: "spki", data: input }),
};
