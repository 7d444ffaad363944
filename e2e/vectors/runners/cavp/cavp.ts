import type { Engine } from "../../engine/engine.ts";
import { parseRecords, type TextRecord } from "../records.ts";
import type { CaseResult, Runner, VectorFile, Verdict } from "../runner.ts";

/** Makes a runner of files of records. @param isCase tells records that are cases from headings */
export function recordFiles(
  files: RegExp,
  isCase: (record: TextRecord) => boolean,
  judge: (record: TextRecord, engine: Engine, file: VectorFile) => Promise<Verdict>,
): Runner {
  return {
    takes: (path) => files.test(path),
    async *run(file, engine): AsyncIterable<CaseResult> {
      let number = 0;
      for (const record of parseRecords(file.text())) {
        if (!isCase(record)) continue;
        number++;
        yield { id: `case ${number}`, verdict: await judge(record, engine, file) };
      }
    },
  };
}
