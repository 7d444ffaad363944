import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { SeededRandom } from "@keyward/core/testing/seeded-random";
import { BYTE_MUTATIONS } from "../mutate/bytes.ts";
import type { Target } from "../target.ts";
import { Coverage, type Guide } from "./coverage.ts";
import { readDictionary } from "./dictionary.ts";
import { type Find, Fuzzer } from "./fuzzer.ts";
import { LIMITS, type Limits } from "./limits.ts";

const RUNS = 20_000;

describe("the fuzzer", () => {
  const coverage = new Coverage((url) => url.endsWith("/testing/planted.ts"));
  const blind: Guide = { reset() {}, takeNew: () => false };
  let planted: typeof import("../testing/planted.ts");
  before(async () => {
    coverage.start();
    planted = await import("../testing/planted.ts");
  });
  after(() => coverage.stop());

  const words = () => readDictionary([new URL("../testing/planted.ts", import.meta.url).href]);

  interface Case {
    readonly run: Target["run"];
    readonly guide?: Guide;
    readonly limits?: Limits;
    readonly now?: () => number;
  }

  function fuzzerOf({ run, guide = coverage, limits = LIMITS, now = () => 0 }: Case, finds: Find[]): Fuzzer {
    guide.reset();
    const target: Target = { mutations: BYTE_MUTATIONS, seeds: [], maxBytes: 8, run };
    const onFind = (find: Find) => finds.push(find);
    return new Fuzzer(target, { guide, random: new SeededRandom(1), limits, now, onFind });
  }

  async function fuzz(one: Case, runs = RUNS, words: readonly Uint8Array[] = []): Promise<Find[]> {
    const finds: Find[] = [];
    const fuzzer = fuzzerOf(one, finds);
    fuzzer.dictionary = words;
    await fuzzer.seed(Buffer.from("seed"));
    while (fuzzer.runs < runs && finds.length === 0) await fuzzer.step();
    return finds;
  }

  it("finds what lies behind conditions, and makes the input small", async () => {
    const finds = await fuzz({ run: planted.failBehindFourConditions }, RUNS, words());
    assert.match(finds[0]!.fault.text, /TypeError: planted/);
    assert.equal(Buffer.from(finds.at(-1)!.input).toString("hex"), "4b776499");
  });

  it("does not find it in as many runs without coverage: the coverage is what leads there", async () => {
    assert.deepEqual(await fuzz({ run: planted.failBehindFourConditions, guide: blind }, RUNS, words()), []);
  });

  it("takes from the source what no coverage leads to", async () => {
    const finds = await fuzz({ run: planted.failForMagic }, RUNS, words());
    assert.equal(Buffer.from(finds.at(-1)!.input).toString("hex"), "5eedc0de");
  });

  it("takes a KeywardError for an answer", async () => {
    assert.deepEqual(await fuzz({ run: planted.refuse }, 100), []);
  });

  it("does the same again with the same seed", async () => {
    const inputs = [];
    for (let time = 0; time < 2; time++) {
      const seen: string[] = [];
      await fuzz({ run: (input) => void seen.push(Buffer.from(input).toString("hex")) }, 500);
      inputs.push(seen);
    }
    assert.deepEqual(inputs[0], inputs[1]);
  });

  it("finds an input that is slow each time", async () => {
    let nowMs = 0;
    const run = (input: Uint8Array) => {
      if (input[0] === 0x21) nowMs += 101;
    };
    const [find] = await fuzz({ run, now: () => nowMs });
    assert.equal(find?.fault.text, "took 101 ms, the most is 100 ms");
    assert.equal(find?.input[0], 0x21);
  });

  it("does not blame an input that was slow once", async () => {
    let runs = 0;
    const run = () => void runs++;
    assert.deepEqual(await fuzz({ run, now: () => (runs > 50 ? 500 : 0) }, 200), []);
  });

  it("finds a decoder that never answers", async () => {
    const run = (input: Uint8Array) => (input[0] === 0x21 ? new Promise<void>(() => {}) : undefined);
    const [find] = await fuzz({ run, limits: { ...LIMITS, answerMs: 10 } });
    assert.equal(find?.fault.kind, "no answer");
  });

  it("finds memory that is taken for one input", async () => {
    const run = (input: Uint8Array) => void (input[0] === 0x21 && new Uint8Array(9 * 2 ** 20).fill(1));
    const [find] = await fuzz({ run, limits: { ...LIMITS, spikeBytes: 8 * 2 ** 20 } });
    assert.equal(find?.fault.kind, "memory");
  });

  it("finds memory that inputs leave behind, and names one that does", async () => {
    const [find] = await fuzz({ run: planted.leak, limits: { ...LIMITS, growthBytes: 2 ** 20 } });
    planted.giveBack();
    assert.equal(find?.fault.kind, "growth");
    assert.equal(find?.input[0], 0x21);
  });

  it("does not go on with a target that has many faults", async () => {
    const names = ["A", "B", "C", "D", "E", "F", "G", "H"];
    const run = (input: Uint8Array) => {
      const error = new Error("planted");
      error.name = names[(input[0] ?? 0) % names.length]!;
      throw error;
    };
    const finds: Find[] = [];
    const fuzzer = fuzzerOf({ run }, finds);
    await fuzzer.seed(Buffer.from("seed"));
    while (!fuzzer.isDone && fuzzer.runs < RUNS) await fuzzer.step();
    assert.equal(new Set(finds.map(({ fault }) => fault.signature)).size >= 5, true);
  });
});
