import { KeywardError } from "../errors/keyward-error.ts";
import { quote } from "../text/quote.ts";

/** Source: gRPC over HTTP/2, "Timeout": at most eight digits and a unit */
const TIMEOUT = /^(\d{1,8})([HMSmun])$/;
const MILLISECONDS: ReadonlyMap<string, number> = new Map([
  ["H", 3_600_000],
  ["M", 60_000],
  ["S", 1000],
  ["m", 1],
  ["u", 1e-3],
  ["n", 1e-6],
]);

/**
 * Reads the header `grpc-timeout`.
 * @returns milliseconds from now, possibly a fraction; the largest value is 11,415 years
 * @throws INVALID_ARGUMENT
 */
export function parseTimeout(header: string): number {
  const [, digits, unit] = TIMEOUT.exec(header) ?? [];
  if (digits === undefined || unit === undefined) {
    throw new KeywardError(
      "INVALID_ARGUMENT",
      `invalid grpc-timeout ${quote(header)}: 1 to 8 digits and one of H M S m u n`,
    );
  }
  return Number(digits) * MILLISECONDS.get(unit)!;
}
