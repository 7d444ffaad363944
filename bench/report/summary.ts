import type { Row } from "../row.ts";
import { figureOf, isMet, TARGETS, type Target } from "./targets.ts";

/** A line for each figure that is wanted; Markdown. */
export function renderSummary(rows: readonly Row[]): string {
  return [
    "| figure | wanted | measured | |",
    "|---|---:|---:|---|",
    ...TARGETS.map((target) => line(target, rows)),
  ].join("\n");
}

function line(target: Target, rows: readonly Row[]): string {
  const figure = figureOf(target, rows);
  const sign = target.bound === "at least" ? ">=" : "<=";
  const measured = figure === undefined ? "-" : withUnit(target, figure);
  return `| ${target.title} | ${sign} ${withUnit(target, target.value)} | ${measured} | ${verdict(target, figure)} |`;
}

function withUnit({ figure }: Target, value: number): string {
  return figure === "rssMb" ? `${value.toFixed(0)} MB` : `${value.toFixed(2)}x`;
}

function verdict(target: Target, figure: number | undefined): string {
  if (figure === undefined) return "not measured";
  return isMet(target, figure) ? "met" : "**not met**";
}
