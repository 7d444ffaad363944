/** ConfigMaps of the ledger, in Keyward's own namespace, begin so; the number of the part follows, from 1. */
export const LEDGER_PREFIX = "keyward-key-ledger-";
/** Member of `data` that has the lines. */
export const LEDGER_LINES = "lines";
const PART_DIGITS = 6;
const PART_NAME = new RegExp(`^${LEDGER_PREFIX}(\\d{${PART_DIGITS},9})$`);

export function partName(number: number): string {
  return `${LEDGER_PREFIX}${String(number).padStart(PART_DIGITS, "0")}`;
}

/** @returns undefined for the name of anything else */
export function partNumber(name: string): number | undefined {
  const digits = PART_NAME.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** @param data of the ConfigMap */
export function linesOfPart(data: Readonly<Record<string, string>> | undefined): string[] {
  return (data?.[LEDGER_LINES] ?? "").split("\n").filter((line) => line !== "");
}
