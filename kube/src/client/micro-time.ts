/** RFC 3339 with exactly six fraction digits: the API server refuses a MicroTime with three. */
export function microTime(epochMs: number): string {
  const micros = Math.floor((epochMs % 1_000) * 1_000);
  const wholeSecondsMs = epochMs - (epochMs % 1_000);
  return `${new Date(wholeSecondsMs).toISOString().slice(0, 19)}.${String(micros).padStart(6, "0")}Z`;
}
