import type { KeyFault } from "./key-limits.ts";
import { formatTime, type Validity, type ValidityFault } from "./validity.ts";

/** Inner texts of the crypto-broker protocol for faults that the policy finds; prefixes belong to its operations. */

/** @param role which key of the request it is */
export function brokerKeyText(fault: KeyFault, role: "public" | "private"): string {
  switch (fault.kind) {
    case "unsupported":
      return `unsupported key type: ${fault.type}`;
    case "not-listed":
      return `missing key constraints for '${fault.type}' algorithm`;
    case "too-small":
      return `expected ${role} key to be at least ${fault.limit} size, got: ${fault.bits}`;
    case "too-big":
      return `expected ${role} key to be at most ${fault.limit} size, got: ${fault.bits}`;
    case "other-set":
      return `unsupported key type: ${fault.type}`;
    case "other-curve":
      return `curve ${fault.curve} is not permitted by the profile`;
  }
}

export function brokerValidityText(fault: ValidityFault): string {
  const [asked, limit] = [formatTime(fault.askedMs), formatTime(fault.limitMs)];
  return fault.kind === "too-early"
    ? `certificate validity (valid not before) ${asked} is earlier than the allowed by the profile ${limit}`
    : `certificate end validity (valid not after) ${asked} is later than the allowed by the profile ${limit}`;
}

export function brokerOrderText(validity: Validity): string {
  return `notBefore (${formatTime(validity.notBeforeMs)}) is after notAfter (${formatTime(validity.notAfterMs)})`;
}
