import { formatUsages, type KeyUsage, parseUsages } from "@keyward/core/algorithms/key-usage";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import type { UsageFlags } from "@keyward/proto/light/gen/parsec/attributes";
import { possibleUsages } from "../../../keys/type-usages.ts";
import type { EngineType } from "./engine-type.ts";

/**
 * The usages of the engine that a key needs for its flags. PSA lets a key carry flags that mean nothing for its type: those are left
 * out here, and still shown to its owner.
 * @throws ParsecError PSA_NOT_SUPPORTED for a secret that may do nothing: the engine has no such key
 */
export function engineUsages(flags: UsageFlags, { type, kind }: EngineType): readonly KeyUsage[] {
  const usages = parseUsages(wanted(flags)) & possibleUsages(type, kind);
  if (usages !== 0) return formatUsages(usages);
  // What only takes the public half harms nobody, and an empty list would mean everything.
  if (kind !== "secret") return [type.family === "montgomery" ? "encrypt" : "verify"];
  throw new ParsecError(STATUS.PSA_NOT_SUPPORTED, "a secret that may not be used is not offered");
}

/** Every flag that is implied by another is set. Source: PSA Crypto API 1.1, psa_key_usage_t */
export function withImpliedFlags(flags: UsageFlags): UsageFlags {
  const { signMessage, signHash, verifyMessage, verifyHash } = flags;
  return { ...flags, signMessage: signMessage || signHash, verifyMessage: verifyMessage || verifyHash };
}

function wanted(flags: UsageFlags): readonly KeyUsage[] {
  const usages: KeyUsage[] = [];
  if (flags.export) usages.push("export");
  if (flags.encrypt) usages.push("encrypt");
  if (flags.decrypt) usages.push("decrypt");
  if (flags.signMessage || flags.signHash) usages.push("sign");
  if (flags.verifyMessage || flags.verifyHash) usages.push("verify");
  if (flags.derive) usages.push("derive", "agree");
  return usages;
}
