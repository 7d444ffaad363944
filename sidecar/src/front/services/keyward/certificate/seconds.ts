/** Above 2^53 the number is not exact, and far beyond any time that a certificate holds. @returns milliseconds */
export function milliseconds(seconds: bigint | undefined): number | undefined {
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}
