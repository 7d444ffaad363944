import { Buffer } from "node:buffer";
import { KeywardError } from "../../errors/keyward-error.ts";
import { derError } from "./der-error.ts";
import type { DerReader } from "./reader.ts";
import { TAG } from "./tags.ts";
import { element } from "./writer.ts";

const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
/** Two-digit years from here on are of the 20th century (RFC 5280, 4.1.2.5.1). */
const CENTURY_TURN = 50;
const FIRST_UTC_YEAR = 1950;
const FIRST_GENERALIZED_YEAR = 2050;
const LAST_YEAR = 9999;
const ZERO = "0".charCodeAt(0);
const ZULU = "Z".charCodeAt(0);

/** @returns milliseconds since 1970. Source: RFC 5280, 4.1.2.5: seconds are there, the zone is Z, no fractions */
export function readTime(reader: DerReader, what: string): number {
  const { tag, content, at } = reader.any(what);
  if (tag !== TAG.utcTime && tag !== TAG.generalizedTime)
    throw derError(what, "neither UTCTime nor GeneralizedTime", at);
  const isUtcTime = tag === TAG.utcTime;
  const text = Buffer.from(content).toString("latin1");
  const digits = (isUtcTime ? UTC_TIME : GENERALIZED_TIME).exec(text)?.slice(1).map(Number);
  if (digits === undefined) throw derError(what, "not a time of the form YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ", at);
  const [year = 0, ...rest] = digits;
  const timeMs = toTime(isUtcTime ? fullYear(year) : year, rest);
  if (timeMs === undefined) throw derError(what, "no such date or time of day", at);
  return timeMs;
}

function fullYear(twoDigits: number): number {
  return twoDigits < CENTURY_TURN ? 2000 + twoDigits : 1900 + twoDigits;
}

function toTime(
  year: number,
  [month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[],
): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour;
  return same && minute < 60 && second < 60 ? date.getTime() : undefined;
}

/**
 * @param timeMs cut to whole seconds
 * @returns UTCTime for the years 1950 to 2049, GeneralizedTime for others
 * @throws INVALID_ARGUMENT beyond the year 9999
 */
export function encodeTime(timeMs: number): Uint8Array {
  const date = new Date(timeMs);
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= LAST_YEAR)) {
    throw new KeywardError("INVALID_ARGUMENT", `a certificate cannot hold the time ${timeMs / 1000} s after 1970`);
  }
  const isUtcTime = year >= FIRST_UTC_YEAR && year < FIRST_GENERALIZED_YEAR;
  const pairs = [
    Math.floor(year / 100),
    year % 100,
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  return element(isUtcTime ? TAG.utcTime : TAG.generalizedTime, digitsOf(pairs, isUtcTime ? 1 : 0));
}

/** Two digits for each number from the first that counts, and the letter of the zone. */
function digitsOf(pairs: readonly number[], first: number): Uint8Array {
  const text = Buffer.allocUnsafe(2 * (pairs.length - first) + 1);
  let at = 0;
  for (let index = first; index < pairs.length; index++) {
    const pair = pairs[index]!;
    text[at++] = ZERO + Math.floor(pair / 10);
    text[at++] = ZERO + (pair % 10);
  }
  text[at] = ZULU;
  return text;
}
