import { KEY_ALGORITHMS } from "@keyward/core/algorithms/key";
import { formatUsages } from "@keyward/core/algorithms/key-usage";
import type { Protection } from "@keyward/core/backend/capabilities";
import { chooseAuto } from "../../src/backends/choice/choose.ts";
import { fileProbe } from "../../src/backends/choice/file-probe.ts";
import { lookAround } from "../../src/backends/choice/surroundings.ts";
import { wishOf } from "../../src/backends/choice/wish.ts";
import { sampleCandidate, sampleCapabilities } from "../../src/backends/testing/sample-candidate.ts";

/** Prints how long it takes to see where one runs, and to choose among hundreds of backends: `node operator/bench/choice-times/main.ts`. */
const BACKENDS = 500;
const ROUNDS = 200;
const PROTECTIONS: readonly Protection[] = ["Software", "Managed", "Hardware"];
const ALGORITHMS = Object.fromEntries(
  [...KEY_ALGORITHMS.values()].map(({ name, usages }) => [name, formatUsages(usages)]),
);

const looked = timed(() => lookAround(fileProbe(process.env)));
const candidates = Array.from({ length: BACKENDS }, (_, index) => {
  const protection = PROTECTIONS[index % PROTECTIONS.length]!;
  const capabilities = sampleCapabilities(protection, ALGORITHMS);
  return sampleCandidate(`backend-${(index * 7_919) % BACKENDS}`, protection, { capabilities, latencyMs: index % 97 });
});
const wish = wishOf({ algorithm: "ECDSA-P256", protection: "Managed" });
const { local } = looked.value;
const rounds = Array.from({ length: ROUNDS }, () => timed(() => chooseAuto({ wish, candidates, local })).tookMs);
rounds.sort((a, b) => a - b);

const result = {
  found: looked.value.found,
  detectionMs: round(looked.tookMs),
  backends: BACKENDS,
  choiceMedianMs: round(rounds[ROUNDS / 2]!),
  choiceSlowestMs: round(rounds.at(-1)!),
};
console.log(JSON.stringify(result));
process.exitCode = result.detectionMs < 100 && result.choiceSlowestMs < 50 ? 0 : 1;

function timed<T>(work: () => T): { readonly value: T; readonly tookMs: number } {
  const beganMs = performance.now();
  const value = work();
  return { value, tookMs: performance.now() - beganMs };
}

function round(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
