import { hasUsage } from "@keyward/core/algorithms/key-usage";
import { refused } from "@keyward/core/errors/keyward-error";
import { PERMITTED, refusal, type Verdict } from "@keyward/core/policy/verdict";
import type { Call } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";

/**
 * Where keys may not leave as they are, what wraps them may not decrypt, else Decrypt would give them out; nor may it encrypt with a
 * block cipher, as that gives the key stream of every counter block, and so of a key that AES-GCM wrapped.
 */
export function wrappingKeepsIn({ profile: { name, generation, keys } }: Call, wrapping: Key): Verdict {
  const { symmetric } = wrapping.type;
  const can = hasUsage(wrapping.usages, "decrypt") || (symmetric && hasUsage(wrapping.usages, "encrypt"));
  if (keys?.allowExport || !can) return PERMITTED;
  const wouldPass = `a wrapping key without usage ${symmetric ? "encrypt and decrypt" : "decrypt"}`;
  const rule = { rule: "keys.allowExport", profile: name, generation, wouldPass };
  return refusal(refused(`wrapping with a key that can also ${symmetric ? "encrypt or decrypt" : "decrypt"}`, rule));
}

/** Where keys may not come from outside, what unwraps them may not encrypt, else Encrypt would make a wrapped key of any bytes. */
export function unwrappingKeepsOut({ profile: { name, generation, keys } }: Call, wrapping: Key): Verdict {
  // Whoever has the public half of a pair can encrypt.
  if (keys?.allowImport || (wrapping.type.symmetric && !hasUsage(wrapping.usages, "encrypt"))) return PERMITTED;
  const wouldPass = "a symmetric wrapping key without usage encrypt";
  const rule = { rule: "keys.allowImport", profile: name, generation, wouldPass };
  return refusal(refused("unwrapping with a key that can also encrypt", rule));
}
