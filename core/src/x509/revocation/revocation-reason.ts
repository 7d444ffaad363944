/** Codes of the reasonCode extension; 7 is not used. Source: RFC 5280, 5.3.1 */
export const REASON_NAMES: ReadonlyMap<number, string> = new Map([
  [0, "unspecified"],
  [1, "keyCompromise"],
  [2, "cACompromise"],
  [3, "affiliationChanged"],
  [4, "superseded"],
  [5, "cessationOfOperation"],
  [6, "certificateHold"],
  [8, "removeFromCRL"],
  [9, "privilegeWithdrawn"],
  [10, "aACompromise"],
]);

/** @returns undefined for a name that does not exist */
export function reasonCode(name: string): number | undefined {
  return [...REASON_NAMES].find(([, known]) => known === name)?.[0];
}
