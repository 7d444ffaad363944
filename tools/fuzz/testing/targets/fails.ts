import { BYTE_MUTATIONS } from "../../mutate/bytes.ts";
import type { Target } from "../../target.ts";

export const target: Target = {
  mutations: BYTE_MUTATIONS,
  seeds: [Buffer.from("a"), Buffer.from("well!")],
  run(input) {
    if (input.includes(0x21)) throw new TypeError("planted");
  },
};
