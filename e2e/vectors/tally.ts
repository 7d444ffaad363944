import type { CaseResult } from "./runners/runner.ts";

export interface Counts {
  passed: number;
  refused: number;
  skipped: number;
  failed: number;
}

/** Counts what became of the cases of each file. */
export class Tally {
  readonly total: Counts = none();
  readonly byFile = new Map<string, Counts>();
  readonly failures: string[] = [];
  /** How many cases were skipped, by reason. */
  readonly reasons = new Map<string, number>();

  add(path: string, { id, verdict }: CaseResult): void {
    const counts = this.byFile.get(path) ?? none();
    this.byFile.set(path, counts);
    // A skip must say why.
    const kind = verdict.kind === "skipped" && verdict.reason === "" ? "failed" : verdict.kind;
    counts[kind]++;
    this.total[kind]++;
    if (verdict.kind === "skipped") this.reasons.set(verdict.reason, (this.reasons.get(verdict.reason) ?? 0) + 1);
    if (kind === "failed")
      this.failures.push(`${path}: ${id}: ${verdict.kind === "failed" ? verdict.why : "skipped without a reason"}`);
  }
}

function none(): Counts {
  return { passed: 0, refused: 0, skipped: 0, failed: 0 };
}
