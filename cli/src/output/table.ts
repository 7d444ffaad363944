const GAP = "   ";
/** ESC and its kin: what a cluster stores must not command a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** Columns three blanks apart, as kubectl has them. @returns no trailing blanks, no final line end */
export function table(head: readonly string[], rows: readonly (readonly (string | number | undefined)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => plain(String(cell ?? "")) || "-"));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? "").length)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(GAP);
  return cells.map((row) => line(row).trimEnd()).join("\n");
}

export function plain(text: string): string {
  return text.replace(CONTROL, " ");
}
