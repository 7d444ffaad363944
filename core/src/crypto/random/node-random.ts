import { randomFill, randomFillSync } from "node:crypto";
import { promisify } from "node:util";
import type { RandomSource } from "./checked-random.ts";

const fillOnThread = promisify(randomFill) as unknown as RandomSource["fill"];

/** OpenSSL's deterministic generator, which seeds itself from the kernel's. */
export const NODE_RANDOM: RandomSource = {
  fillSync: (bytes) => void randomFillSync(bytes),
  fill: (bytes) => fillOnThread(bytes),
};
