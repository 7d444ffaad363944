import { type Figure, type FigureKey, verdictOf } from "./figure.ts";

export type Values<K extends string = FigureKey> = { readonly [key in K]?: number };

/** One row per figure with its target and verdict, for people. */
export function renderTable<K extends string>(figures: readonly Figure<K>[], values: Values<K>): string {
  const rows = [
    ["figure", "target", "measured", "verdict"],
    ...figures.map((figure) => {
      const value = values[figure.key];
      const measured = value === undefined ? "-" : `${value.toFixed(1)} ${figure.unit}`;
      return [figure.title, `< ${figure.below} ${figure.unit}`, measured, verdictOf(figure, value)];
    }),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return rows.map((row) => line(row).trimEnd()).join("\n");
}

/** The same for scripts: one line of JSON with the figures that were measured, rounded to a tenth. */
export function renderJson<K extends string>(figures: readonly Figure<K>[], values: Values<K>): string {
  const entries = figures.flatMap(({ key }) => {
    const value = values[key];
    return value === undefined ? [] : [[key, Math.round(value * 10) / 10]];
  });
  return JSON.stringify(Object.fromEntries(entries));
}
