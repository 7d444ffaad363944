import type { Engine } from "../../engine/engine.ts";
import type { CaseResult, Runner, Verdict } from "../runner.ts";

export interface AcvpCase {
  readonly tcId: number;
  readonly testPassed?: boolean;
  readonly reason?: string;
}

export interface AcvpGroup {
  readonly tgId: number;
  readonly testType: string;
  readonly tests: readonly AcvpCase[];
}

interface AcvpFile<G> {
  readonly testGroups: readonly G[];
}

/**
 * Makes a runner for folders of NIST's ACVP server. Where questions and answers are in two files, they are joined by group
 * and case; the file with the answers alone runs nothing.
 * @param folders matches the folder's name
 */
export function acvp<C extends AcvpCase, G extends AcvpGroup & { readonly tests: readonly C[] }>(
  folders: RegExp,
  judge: (test: C, group: G, engine: Engine, folder: string) => Promise<Verdict>,
): Runner {
  return {
    takes: (path) => path.startsWith("acvp/") && folders.test(path.split("/")[1] ?? ""),
    async *run(file, engine): AsyncIterable<CaseResult> {
      const [, folder = "", name] = file.path.split("/");
      if (name === "expectedResults.json") return;
      const asked = file.json<AcvpFile<G>>().testGroups;
      const expected = file.sibling(`acvp/${folder}/expectedResults.json`);
      const groups = name === "prompt.json" ? join(asked, expected.json<AcvpFile<G>>().testGroups) : asked;
      for (const group of groups) {
        for (const test of group.tests) {
          const id = `group ${group.tgId} case ${test.tcId}${test.reason ? ` (${test.reason})` : ""}`;
          yield { id, verdict: await judge(test, group, engine, folder) };
        }
      }
    },
  };
}

function join<G extends AcvpGroup>(asked: readonly G[], expected: readonly G[]): readonly G[] {
  return asked.map((group) => {
    const answers = expected.find(({ tgId }) => tgId === group.tgId);
    const tests = group.tests.map((test) => ({ ...test, ...answers?.tests.find(({ tcId }) => tcId === test.tcId) }));
    return { ...group, ...answers, ...group, tests };
  });
}
