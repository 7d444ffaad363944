import { BYTE_MUTATIONS } from "../../mutate/bytes.ts";
import type { Target } from "../../target.ts";

export const target: Target = {
  mutations: BYTE_MUTATIONS,
  seeds: [Buffer.from("a"), Buffer.from("!")],
  run: (input) => void (input[0] === 0x21 && process.kill(process.pid, "SIGKILL")),
};
