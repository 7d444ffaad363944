import { KeywardError } from "@keyward/core/errors/keyward-error";
import { IN_FIPS_MODE } from "./fips-state.ts";

/**
 * In FIPS mode a profile of mode Standard may permit what no module computes.
 * @throws NOT_SUPPORTED that says so
 */
export function assertServed(
  { name, fips }: { readonly name: string; readonly fips: boolean },
  inFipsMode = IN_FIPS_MODE,
): void {
  if (fips || !inFipsMode) return;
  throw new KeywardError(
    "NOT_SUPPORTED",
    `${name} is not approved, and this server is in FIPS mode; use an approved algorithm, or a server that was not started for FIPS`,
  );
}
