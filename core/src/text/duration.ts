import { KeywardError } from "../errors/keyward-error.ts";
import { quote } from "./quote.ts";

const NANOSECONDS: ReadonlyMap<string, bigint> = new Map([
  ["ns", 1n],
  ["us", 1_000n],
  ["µs", 1_000n], // U+00B5
  ["μs", 1_000n], // U+03BC
  ["ms", 1_000_000n],
  ["s", 1_000_000_000n],
  ["m", 60_000_000_000n],
  ["h", 3_600_000_000_000n],
]);
const UNITS_SHOWN = ["h", "m", "s", "ms", "us", "ns"] as const;

/** Signed 64 bits of nanoseconds, the range of a Go duration: about 292 years. */
const MAX_NANOSECONDS = 2n ** 63n - 1n;
const MAX_CHARACTERS = 64;
const PART = /(\d*)(?:\.(\d*))?([^\d.]*)/y;

/**
 * Reads a duration in Go's syntax: an optional sign, then decimal numbers with the units ns, us, ms, s, m, h, as `-1h` or
 * `1h30m` or `1.5h`; `0` alone needs no unit. There is no unit for days.
 * @returns milliseconds, with a fraction where the text is finer
 * @throws INVALID_ARGUMENT; the message says what is wrong
 * Source: Go, time.ParseDuration
 */
export function parseDuration(text: string): number {
  if (text.length > MAX_CHARACTERS) throw invalid(text, `it is longer than ${MAX_CHARACTERS} characters`);
  const sign = text[0] === "-" || text[0] === "+" ? text[0] : "";
  const rest = text.slice(sign.length);
  if (rest === "0") return 0;
  if (rest === "") throw invalid(text, "it is empty");
  const nanoseconds = sumParts(text, rest);
  if (nanoseconds > MAX_NANOSECONDS) throw invalid(text, "it is longer than 292 years");
  return toMilliseconds(sign === "-" ? -nanoseconds : nanoseconds);
}

function sumParts(text: string, rest: string): bigint {
  let sum = 0n;
  for (PART.lastIndex = 0; PART.lastIndex < rest.length; ) {
    const [, whole = "", fraction = "", unit = ""] = PART.exec(rest)!;
    if (whole === "" && fraction === "") throw invalid(text, "a number is missing");
    if (unit === "") throw invalid(text, "a unit is missing; use ns, us, ms, s, m or h");
    const scale = NANOSECONDS.get(unit);
    if (scale === undefined) throw invalid(text, `unknown unit ${quote(unit)}; use ns, us, ms, s, m or h`);
    sum += BigInt(whole) * scale + (BigInt(fraction) * scale) / 10n ** BigInt(fraction.length);
  }
  return sum;
}

/**
 * Writes a duration so that `parseDuration` reads it back: the largest units first, parts that are zero left out.
 * @param durationMs milliseconds; finer than a nanosecond is rounded
 */
export function formatDuration(durationMs: number): string {
  let rest = toNanoseconds(Math.abs(durationMs));
  if (rest === 0n) return "0s";
  let text = durationMs < 0 ? "-" : "";
  for (const unit of UNITS_SHOWN) {
    const scale = NANOSECONDS.get(unit)!;
    if (rest >= scale) text += `${rest / scale}${unit}`;
    rest %= scale;
  }
  return text;
}

/** Whole and fraction apart: nanoseconds of a few months are beyond 2^53. */
function toMilliseconds(nanoseconds: bigint): number {
  return Number(nanoseconds / 1_000_000n) + Number(nanoseconds % 1_000_000n) / 1e6;
}

function toNanoseconds(milliseconds: number): bigint {
  const whole = Math.trunc(milliseconds);
  return BigInt(whole) * 1_000_000n + BigInt(Math.round((milliseconds - whole) * 1e6));
}

function invalid(text: string, why: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", `invalid duration ${quote(text)}: ${why}`);
}
