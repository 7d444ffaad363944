import { KEY_TYPES } from "@keyward/core/algorithms/key-type";
import { assertRoundTrip } from "../key-round-trip.ts";
import { BYTE_MUTATIONS } from "../mutate/bytes.ts";
import type { Target } from "../target.ts";

const TYPES = [...KEY_TYPES.values()];
const LENGTHS = [16, 32, 64];

/** The first byte of an input says of what type the key is, the second whether it is a public one. */
export const target: Target = {
  mutations: BYTE_MUTATIONS,
  seeds: TYPES.flatMap((_, type) =>
    LENGTHS.map((length) => Buffer.from([type, length & 1, ...new Uint8Array(length).fill(1)])),
  ),
  run(input) {
    const [type = 0, half = 0] = input;
    const isPublic = half % 2 === 1;
    assertRoundTrip({ format: "raw", data: input.subarray(2), type: TYPES[type % TYPES.length]!, public: isPublic });
  },
};
