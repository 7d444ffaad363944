import type { KdfAlgorithm } from "@keyward/core/algorithms/kdf";
import type { Pbkdf2Parameters } from "@keyward/core/crypto/kdf/kdf-parameters";
import { refused } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import { isBoundToFips } from "../../fips/fips-state.ts";
import type { Key } from "../../keys/key.ts";
import { secretOf } from "../mac/secret-of.ts";
import type { Derivation } from "./derivation.ts";

/** SP 800-131A rev. 2, 8: keys of derivation have 112 bits. */
const MIN_KEY_BYTES = 14;
/** SP 800-132, 5.1 to 5.3 */
const PBKDF2 = { minIterations: 1000, minSaltBytes: 16, minOutputBytes: 14 } as const;
/** The FIPS provider's KMAC; a longer key would be computed outside of it. Source: OpenSSL, kmac_prov.c */
const KMAC = { maxKeyBytes: 512, minOutputBytes: 4 } as const;

/**
 * What OpenSSL's FIPS provider would let through, or would not compute. Page: docs/fips.md, "What the module does not check"
 * @throws NOT_PERMITTED in FIPS mode
 */
export function assertApprovedDerivation(
  { kind, name }: KdfAlgorithm,
  { parameters, lengthBytes }: Derivation,
  key: Key,
  profile: Profile,
): void {
  if (!isBoundToFips(profile)) return;
  const refuse = refusalOf(name, profile);
  if (parameters.kind === "pbkdf2") {
    assertPbkdf2(parameters, lengthBytes, refuse);
    return;
  }
  const keyBytes = secretOf(key).symmetricKeySize ?? 0;
  if (keyBytes < MIN_KEY_BYTES) refuse(`with a key of ${keyBytes} bytes`, `${MIN_KEY_BYTES} bytes or more`);
  if (kind !== "kmac") return;
  if (keyBytes > KMAC.maxKeyBytes) refuse(`with a key of ${keyBytes} bytes`, `${KMAC.maxKeyBytes} bytes or less`);
  assertOutput(lengthBytes, KMAC.minOutputBytes, refuse);
}

type Refuse = (what: string, wouldPass: string) => never;

function assertPbkdf2({ iterations, salt }: Pbkdf2Parameters, lengthBytes: number, refuse: Refuse): void {
  const { minIterations, minSaltBytes, minOutputBytes } = PBKDF2;
  if (iterations < minIterations) refuse(`with ${iterations} iterations`, `${minIterations} iterations or more`);
  if (salt.length < minSaltBytes) refuse(`with a salt of ${salt.length} bytes`, `${minSaltBytes} bytes or more`);
  assertOutput(lengthBytes, minOutputBytes, refuse);
}

function assertOutput(lengthBytes: number, least: number, refuse: Refuse): void {
  if (lengthBytes < least) refuse(`of ${lengthBytes} bytes`, `${least} bytes or more`);
}

function refusalOf(algorithm: string, { name: profile, generation }: Profile): Refuse {
  return (what, wouldPass) => {
    throw refused(`${algorithm} ${what}`, { rule: "mode", profile, generation, wouldPass });
  };
}
