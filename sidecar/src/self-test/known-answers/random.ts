import { CheckedRandom } from "@keyward/core/crypto/random/checked-random";
import { HealthTests } from "@keyward/core/crypto/random/health-tests";
import { NODE_RANDOM } from "@keyward/core/crypto/random/node-random";
import type { KnownAnswer } from "../known-answer.ts";

/** SP 800-90B, 4.3, asks for 1024 samples at the start. */
const START_UP_BYTES = 1024;

/** Of two bytes in turn, so that none is repeated and one is in every second place. */
const TWO_BYTES = Uint8Array.from({ length: START_UP_BYTES }, (_, i) => i % 2);

/** That the health tests find what they are for, and that the generator passes them. */
export const randomKnownAnswers: readonly KnownAnswer[] = [
  known("repetition count", () => new HealthTests().check(new Uint8Array(START_UP_BYTES)) === "repetition count"),
  known("adaptive proportion", () => new HealthTests().check(TWO_BYTES) === "adaptive proportion"),
  known("generator", () => new CheckedRandom(NODE_RANDOM).bytes(START_UP_BYTES) instanceof Uint8Array),
];

function known(what: string, run: () => boolean): KnownAnswer {
  return { name: `random/${what}`, algorithm: "SP 800-90B", fips: true, run };
}
