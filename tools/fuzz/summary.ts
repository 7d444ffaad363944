import type { SavedFind } from "./campaign.ts";
import type { Progress } from "./messages.ts";

/** @returns one line for each target, and one for all of them */
export function summarise(progress: readonly Progress[], finds: readonly SavedFind[]): string {
  const width = Math.max(0, ...progress.map(({ target }) => target.length));
  const runs = progress.reduce((sum, one) => sum + one.runs, 0);
  const elapsedMs = progress.reduce((sum, one) => sum + one.elapsedMs, 0);
  const total = `${progress.length} targets, ${runs} runs, ${perSecond(runs, elapsedMs)} runs/s, ${findCount(finds)}`;
  return [...progress.map((one) => describeProgress(one, width)), total].join("\n");
}

function describeProgress(
  { target, runs, elapsedMs, corpus, reached, branches, files }: Progress,
  width: number,
): string {
  const speed = `${runs} runs, ${perSecond(runs, elapsedMs)} runs/s`;
  return `${target.padEnd(width)}  ${speed}, corpus ${corpus}, coverage ${reached} of ${branches} branches in ${files} files`;
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
