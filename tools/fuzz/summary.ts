import type { SavedFind } from "./campaign.ts";
import type { Progress } from "./messages.ts";

const NAME_WIDTH = 20;

/** @returns the line of one target */
export function describeProgress({ target, runs, elapsedMs, corpus, reached, branches, files }: Progress): string {
  const speed = `${runs} runs, ${perSecond(runs, elapsedMs)} runs/s`;
  const coverage = `coverage ${reached} of ${branches} branches in ${files} files`;
  return `${target.padEnd(NAME_WIDTH)} ${speed}, corpus ${corpus}, ${coverage}`;
}

/** @returns the line of all targets together */
export function describeTotal(progress: readonly Progress[], finds: readonly SavedFind[]): string {
  const runs = progress.reduce((sum, one) => sum + one.runs, 0);
  const elapsedMs = progress.reduce((sum, one) => sum + one.elapsedMs, 0);
  const targets = progress.length === 1 ? "1 target" : `${progress.length} targets`;
  return `${targets}, ${runs} runs, ${perSecond(runs, elapsedMs)} runs/s, ${findCount(finds)}`;
}

export function describeFind({ target, fault, path }: SavedFind): string {
  return `FIND in ${target} (${fault.kind}): ${fault.text}
  input:  ${path}
  replay: npm run fuzz -- --replay ${path} ${target}`;
}

function findCount(finds: readonly SavedFind[]): string {
  const different = new Set(finds.map(({ target, fault }) => `${target} ${fault.signature}`)).size;
  return different === 0 ? "no find" : `${different} ${different === 1 ? "find" : "finds"}`;
}

function perSecond(runs: number, elapsedMs: number): number {
  return elapsedMs === 0 ? 0 : Math.round(runs / (elapsedMs / 1000));
}
