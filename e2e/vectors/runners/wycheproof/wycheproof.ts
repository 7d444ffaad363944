import type { Engine } from "../../engine/engine.ts";
import type { CaseResult, Runner, VectorFile, Verdict } from "../runner.ts";

/** Fields that every case of Project Wycheproof has. Source: the JSON Schemas beside its files */
export interface WycheproofCase {
  readonly tcId: number;
  readonly comment: string;
  readonly flags: readonly string[];
  readonly result: "valid" | "invalid" | "acceptable";
}

interface WycheproofFile<G> {
  readonly algorithm: string;
  readonly testGroups: readonly G[];
}

/** Makes a runner of a function that judges one case in its group. */
export function wycheproof<C extends WycheproofCase, G extends { readonly tests: readonly C[] }>(
  files: RegExp,
  judge: (test: C, group: G, engine: Engine, file: VectorFile) => Promise<Verdict>,
): Runner {
  return {
    takes: (path) => path.startsWith("wycheproof/") && files.test(path.slice("wycheproof/".length)),
    async *run(file, engine): AsyncIterable<CaseResult> {
      for (const group of file.json<WycheproofFile<G>>().testGroups) {
        for (const test of group.tests) {
          yield {
            id: `tcId ${test.tcId} (${test.result}: ${test.comment})`,
            verdict: await judge(test, group, engine, file),
          };
        }
      }
    },
  };
}

/** @returns undefined where either verdict is right */
export function validityOf({ result }: WycheproofCase): boolean | undefined {
  return result === "acceptable" ? undefined : result === "valid";
}
