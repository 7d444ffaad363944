import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { SeededRandom } from "@keyward/core/testing/seeded-random";
import { isOurs } from "./config.ts";
import { Coverage } from "./engine/coverage.ts";
import { type Find, Fuzzer } from "./engine/fuzzer.ts";
import { LIMITS } from "./engine/limits.ts";
import { loadTarget, TARGETS_FOLDER, targetNames } from "./targets.ts";

const RUNS = 300;

describe("300 inputs, each as it should be taken", () => {
  const coverage = new Coverage(isOurs);
  before(() => coverage.start());
  after(() => coverage.stop());

  for (const name of targetNames()) {
    it(name, async () => {
      const target = await loadTarget(TARGETS_FOLDER, name);
      coverage.reset();
      const finds: Find[] = [];
      const onFind = (find: Find) => finds.push(find);
      // Time stands still, and answers may take theirs: a busy machine is no fault of a decoder.
      const limits = { ...LIMITS, answerMs: 60_000 };
      const options = { guide: coverage, random: new SeededRandom(1), limits, now: () => 0, onFind };
      const fuzzer = new Fuzzer(target, options);
      for (const seed of target.seeds) await fuzzer.seed(seed);
      assert.ok(coverage.count.reached > 0, "the seeds reach nothing that is watched");
      while (fuzzer.runs < RUNS) await fuzzer.step();
      assert.deepEqual(finds, []);
    });
  }
});
